using Delivery.Docker;
using Delivery.Outcomes;

namespace Build.Tests.Docker;

public class ReleaseImageTests
{
    static readonly ReleaseImage s_image = new(
        "1.4.0-alpha.3",
        "1111111111111111111111111111111111111111",
        "2222222222222222222222222222222222222222",
        new DateTimeOffset(2026, 5, 1, 14, 0, 0, TimeSpan.FromHours(2))
    );

    [Fact]
    public void What_is_written_into_the_labels_is_read_back()
    {
        var labels = s_image.Labels("ridership", "https://example.org/a.git", "base:1");

        labels["org.opencontainers.image.created"].ShouldBe("2026-05-01T12:00:00Z");
        labels["org.opencontainers.image.source"].ShouldBe("https://example.org/a.git");
        ReleaseImage.FromLabels("ridership:1", labels.ToDictionary()).ShouldBe(s_image);
        s_image.TreeTag.ShouldBe("tree-2222222222222222222222222222222222222222");
    }

    [Fact]
    public void An_image_that_somebody_else_has_made_is_refused() =>
        Should
            .Throw<StopException>(() => ReleaseImage.FromLabels("ridership:1", null))
            .Message.ShouldContain("The image ridership:1 has no label org.opencontainers.image.version");
}
