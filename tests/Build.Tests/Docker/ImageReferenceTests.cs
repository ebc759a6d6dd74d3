using Delivery.Docker;
using Delivery.Outcomes;

namespace Build.Tests.Docker;

public class ImageReferenceTests
{
    const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("ridership", null, "ridership", null, null)]
    [InlineData("ridership:1.4.0-alpha.3", null, "ridership", "1.4.0-alpha.3", null)]
    [InlineData("team/ridership", null, "team/ridership", null, null)]
    [InlineData("127.0.0.1:5000/ridership:1", "127.0.0.1:5000", "ridership", "1", null)]
    [InlineData("localhost/a/b:Staging", "localhost", "a/b", "Staging", null)]
    [InlineData("registry:5000/a", "registry:5000", "a", null, null)]
    [InlineData("mcr.microsoft.com/dotnet/sdk:10.0", "mcr.microsoft.com", "dotnet/sdk", "10.0", null)]
    [InlineData("ghcr.io/a@" + Digest, "ghcr.io", "a", null, Digest)]
    public void A_name_is_read_as_docker_reads_it(
        string text,
        string? registry,
        string repository,
        string? tag,
        string? digest
    )
    {
        var reference = ImageReference.Parse(text);

        reference.ShouldBe(new ImageReference(registry, repository, tag, digest));
        reference.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Ridership")]
    [InlineData("a b")]
    [InlineData("ridership:1.0+build")]
    [InlineData("a//b")]
    public void What_is_no_name_is_refused(string text) =>
        Should.Throw<StopException>(() => ImageReference.Parse(text)).ExitCode.ShouldBe(2);
}
