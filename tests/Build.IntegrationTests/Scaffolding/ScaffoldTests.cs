using Build.IntegrationTests.Template;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Scaffolding;

public sealed class ScaffoldTests
{
    [Fact]
    public async Task What_new_writes_compiles_and_its_tests_fail_with_what_to_do()
    {
        var scaffolds =
            AbsolutePath.Create(AppContext.BaseDirectory) / ".." / ".." / "Scaffolds" / "release" / "Scaffolds.dll";

        var run = await ShellRun.OfAsync(scaffolds.Parent!, "dotnet", [scaffolds]);

        run.ExitCode.ShouldNotBe(0);
        run.Output.ShouldContain("total: 4");
        run.Output.ShouldContain("failed: 4");
        run.Output.ShouldContain("NewName learns nothing from its features yet. Write Fit");
        run.Output.ShouldContain("NewNameFlow makes no feature yet. Write what it reads, names and computes");
        run.Output.ShouldContain("NewNameDataLoader cannot read");
        run.Output.ShouldContain("write a target NewName in build/Build.cs");
    }
}
