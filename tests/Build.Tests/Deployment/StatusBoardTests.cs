using System.Text.Json;
using Delivery.Deployment;
using Delivery.Docker;

namespace Build.Tests.Deployment;

public sealed class StatusBoardTests
{
    const string Digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";
    const string Other = "sha256:2222222222222222222222222222222222222222222222222222222222222222";

    static readonly DateTimeOffset s_now = new(2026, 1, 2, 5, 4, 6, TimeSpan.Zero);

    [Fact]
    public void The_table_says_what_runs_where()
    {
        var board = new StatusBoard(
            [
                StatusRow.Of(Environments.Integration, Running(Digest, ServiceHealth.Healthy, "")) with
                {
                    Evidence =
                    [
                        new StatusEvidence("SBOM", "good", "signed by ci"),
                        new StatusEvidence("provenance", "missing", "nothing was found"),
                    ],
                },
                StatusRow.Of(Environments.Staging, null),
            ],
            s_now
        );

        board
            .ToTable()
            .ReplaceLineEndings("\n")
            .ShouldBe(
                """
                environment  state    version  commit   digest               evidence                    since (UTC)       age  address
                Integration  healthy  1.4.0    0123456  sha256:111111111111  1 of 2, provenance missing  2026-01-02 03:04  2 h  http://127.0.0.1:8081
                Staging      nothing  -        -        -                    -                           -                 -    http://127.0.0.1:8082
                """
            );
    }

    [Theory]
    [InlineData("nothing answers", "Staging: nothing answers")]
    [InlineData("Staging: the cluster does not answer", "Staging: the cluster does not answer")]
    public void What_is_to_be_said_names_its_environment_once(string detail, string line) =>
        new StatusBoard([StatusRow.Of(Environments.Staging, null) with { Detail = detail }], s_now)
            .ToTable()
            .Split(Environment.NewLine)
            .ShouldContain(line);

    [Fact]
    public void Programs_get_the_whole_of_it()
    {
        var board = new StatusBoard(
            [StatusRow.Of(Environments.Integration, Running(Digest, ServiceHealth.Unhealthy, "ended with code 7"))],
            s_now
        );

        using var json = JsonDocument.Parse(board.ToJson());
        var row = json.RootElement.GetProperty("environments")[0];

        row.GetProperty("state").GetString().ShouldBe("unhealthy");
        row.GetProperty("digest").GetString().ShouldBe(Digest);
        row.GetProperty("commit").GetString().ShouldBe("0123456789");
        row.GetProperty("since").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        row.GetProperty("detail").GetString().ShouldBe("one ended with code 7");
    }

    [Theory]
    [InlineData(Other, "deployed as sha256:111111111111, but another digest runs")]
    [InlineData(null, "the digest that runs cannot be told")]
    public void A_digest_that_is_not_the_one_that_was_deployed_is_said(string? digest, string detail) =>
        StatusRow.Of(Environments.Integration, Running(digest, ServiceHealth.Healthy, "")).Detail.ShouldBe(detail);

    static RunningService Running(string? digest, ServiceHealth health, string detail) =>
        new(
            new Release(new ImageReference("registry:5000", "service", null, Digest), "1.4.0", "0123456789", "tree"),
            "deployment",
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            new Uri("http://127.0.0.1:8081"),
            [new RunningInstance("one", digest, health, detail)]
        );
}
