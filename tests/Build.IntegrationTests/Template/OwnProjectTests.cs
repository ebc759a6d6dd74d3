using Build.Tests;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Template;

/// <summary>The page docs/your-own-project.md, followed word for word in a new project.</summary>
[Collection(WithInstalledTemplate.Name)]
public sealed class OwnProjectTests(InstalledTemplate template)
{
    const int MostLinesOfAFirstModel = 30;

    static readonly IReadOnlyList<MarkdownBlock> s_page = MarkdownBlock.Read(
        InstalledTemplate.Repository / "docs" / "your-own-project.md"
    );

    [Fact]
    public void A_first_model_is_a_change_of_few_lines() =>
        Patch
            .Text.Split('\n')
            .Count(x => x.StartsWith('+') && !x.StartsWith("+++"))
            .ShouldBeLessThanOrEqualTo(MostLinesOfAFirstModel);

    [Fact]
    public async Task The_page_leads_from_the_template_to_a_model_of_ones_own()
    {
        AbsolutePath folder = null!;
        foreach (var block in s_page)
        {
            if (block == Patch)
            {
                (await UnitTestsOf(folder)).Output.ShouldContain(
                    "NearestRows learns nothing from its features yet. Write Fit"
                );
                await ApplyAsync(folder);
            }
            foreach (var command in block.Commands)
                folder = await DoAsync(command, folder);
        }

        (folder / "artifacts" / "reports" / "evaluation" / "index.html").FileExists().ShouldBeTrue();
        (folder / "artifacts" / "registry" / "versions" / "000002").DirectoryExists().ShouldBeTrue();
        await WhatIsNewIsRegisteredAndItsTestsSayWhatToDo(folder);
    }

    async Task<AbsolutePath> DoAsync(string command, AbsolutePath folder)
    {
        switch (command.Split(' '))
        {
            // It is installed already, for these tests only.
            case ["dotnet", "new", "install", ..] or ["cd", ..]:
                return folder;
            case ["dotnet", "new", "mlpipeline", "-n", var name, .. var options]:
                return await template.NewAsync(name, options);
            default:
                // Git is told who commits, as a machine may not know.
                (
                    await ShellRun.OfAsync(
                        folder,
                        "bash",
                        ["-c", command],
                        ("GIT_AUTHOR_NAME", "Tester"),
                        ("GIT_AUTHOR_EMAIL", "tester@example.org"),
                        ("GIT_COMMITTER_NAME", "Tester"),
                        ("GIT_COMMITTER_EMAIL", "tester@example.org")
                    )
                ).Succeeded(command);
                return folder;
        }
    }

    static async Task ApplyAsync(AbsolutePath folder)
    {
        var patch = folder / ".nuke" / "temp" / "page.patch";
        patch.WriteAllText(Patch.Text);
        (await ShellRun.OfAsync(folder, "git", ["apply", patch])).Succeeded();
    }

    /// <summary>Each new thing waits to be written: its test fails with what to do, and nothing else does.</summary>
    static async Task WhatIsNewIsRegisteredAndItsTestsSayWhatToDo(AbsolutePath folder)
    {
        var run = await UnitTestsOf(folder);

        run.ExitCode.ShouldNotBe(0);
        run.Output.ShouldContain("PayDayFlow makes no feature yet. Write what it reads, names and computes");
        run.Output.ShouldContain("XmlDataLoader cannot read");
        run.Output.ShouldContain("write a target Preproduction in build/Build.cs");
        var failed = run.Output.Split('\n').Where(x => x.StartsWith("failed ", StringComparison.Ordinal)).ToArray();
        failed.Length.ShouldBe(3, string.Join('\n', failed));
        (await ShellRun.OfAsync(folder, "bash", ["-c", "./build.sh Evaluate Lint"])).Succeeded();
    }

    static Task<ShellRun> UnitTestsOf(AbsolutePath folder) =>
        ShellRun.OfAsync(folder, "bash", ["-c", "./build.sh Test --test-type Unit"]);

    static MarkdownBlock Patch => s_page.Single(x => x.Language == "diff");
}
