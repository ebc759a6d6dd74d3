using System.Text.Json;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Ci;

public sealed class WorkflowCheckTests : IDisposable
{
    readonly AbsolutePath _folder = Directory.CreateTempSubdirectory("workflows-").FullName;

    public void Dispose() => _folder.DeleteDirectory();

    [Fact]
    public void Actionlint_finds_nothing_in_the_workflows_but_the_label_of_the_teams_own_runner()
    {
        var workflows = (CiCheckers.Repository / ".github" / "workflows").GetFiles("*.yml").ToList();
        workflows.Count.ShouldBeGreaterThan(4);

        // It knows the labels of GitHub's machines only.
        Found(workflows)
            .Where(x => !x.StartsWith("runner-label: label \"ridership\" is unknown.", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "      - build\n",
        "      - biuld\n",
        "job-needs: job \"integration\" needs job \"biuld\" which does not exist"
    )]
    [InlineData("vars.IMAGE_REGISTRY != ''", "var.IMAGE_REGISTRY != ''", "expression: undefined variable \"var\"")]
    [InlineData("    timeout-minutes: 60\n", "    timeout: 60\n", "syntax-check: unexpected key \"timeout\"")]
    [InlineData(
        "      contents: write\n",
        "      content: write\n",
        "permissions: unknown permission scope \"content\""
    )]
    public void Actionlint_would_have_found_a_mistake(string right, string wrong, string expected)
    {
        var text = (CiCheckers.Repository / ".github" / "workflows" / "release.yml").ReadAllText();
        text.ShouldContain(right);

        var found = Found([
            (_folder / "release.yml").WriteAllText(text.Replace(right, wrong, StringComparison.Ordinal)),
        ]);

        found.ShouldContain(x => x.StartsWith(expected, StringComparison.Ordinal), string.Join('\n', found));
    }

    static List<string> Found(IEnumerable<AbsolutePath> files) =>
        [
            .. JsonDocument
                .Parse(CiCheckers.Workflows(files))
                .RootElement.EnumerateArray()
                .Select(x => $"{x.GetProperty("kind").GetString()}: {x.GetProperty("message").GetString()}"),
        ];
}
