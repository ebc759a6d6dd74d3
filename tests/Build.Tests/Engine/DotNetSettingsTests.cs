using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Components;

namespace Build.Tests;

public class DotNetSettingsTests
{
    [Fact]
    public void Restore() =>
        new DotNetRestoreSettings()
            .SetProjectFile(AbsolutePath.Create("/repo/All.sln"))
            .EnableLockedMode()
            .SetVerbosity(DotNetVerbosity.quiet)
            .GetArguments()
            .ShouldBe(["restore", "/repo/All.sln", "--locked-mode", "--verbosity", "quiet"]);

    [Fact]
    public void Build() =>
        new DotNetBuildSettings()
            .SetProjectFile("All.sln")
            .SetConfiguration(Configuration.Release)
            .EnableNoRestore()
            .SetProperty("Version", "1.2.3")
            .SetProperty("DefineConstants", "A;B,C")
            .AddProcessAdditionalArguments("-bl")
            .GetArguments()
            .ShouldBe([
                "build",
                "All.sln",
                "--configuration",
                "Release",
                "--no-restore",
                "-p:Version=1.2.3",
                "-p:DefineConstants=A%3BB%2CC",
                "-bl",
            ]);

    [Fact]
    public void Test() =>
        new DotNetTestSettings()
            .SetProjectFile("A.csproj")
            .EnableNoBuild()
            .SetResultsDirectory("results")
            .GetArguments()
            .ShouldBe(["test", "A.csproj", "--results-directory", "results", "--no-build"]);

    [Fact]
    public void Pack() =>
        new DotNetPackSettings()
            .SetProject("All.sln")
            .SetOutputDirectory("packages")
            .EnableNoBuild()
            .EnableIncludeSymbols()
            .GetArguments()
            .ShouldBe(["pack", "All.sln", "--output", "packages", "--no-build", "--include-symbols"]);

    [Fact]
    public void Publish() =>
        new DotNetPublishSettings()
            .SetProject("App.csproj")
            .SetRuntime("linux-x64")
            .EnableSelfContained()
            .SetOutput("out")
            .GetArguments()
            .ShouldBe(["publish", "App.csproj", "--runtime", "linux-x64", "--output", "out", "--self-contained"]);

    [Fact]
    public void Tool_restore() => new DotNetToolRestoreSettings().GetArguments().ShouldBe(["tool", "restore"]);

    [Fact]
    public void What_is_not_set_or_set_to_nothing_adds_nothing() =>
        new DotNetBuildSettings()
            .SetConfiguration(" ")
            .SetNoRestore(false)
            .SetFramework(null)
            .GetArguments()
            .ShouldBe(["build"]);

    [Fact]
    public void A_setter_leaves_the_original_as_it_was()
    {
        var original = new DotNetBuildSettings().SetProperty("A", "1");

        original.SetConfiguration("Debug").SetProperty("B", "2");

        original.GetArguments().ShouldBe(["build", "-p:A=1"]);
    }

    [Fact]
    public void Conditions_chain()
    {
        string? framework = "net10.0";

        new DotNetBuildSettings()
            .When(true, _ => _.EnableNoRestore())
            .When(x => x.NoRestore == false, _ => _.SetConfiguration("Debug"))
            .WhenNotNull(framework, (_, value) => _.SetFramework(value))
            .Apply(_ => _.SetProjectFile("A.csproj"))
            .GetArguments()
            .ShouldBe(["build", "A.csproj", "--framework", "net10.0", "--no-restore"]);
    }

    [Fact]
    public void A_raw_command_line_quotes_its_values()
    {
        AbsolutePath path = "/my projects/a";
        ArgumentStringHandler arguments =
            $"build {path} \"{path}\" {"-p:A=\"1\""} {"--no restore":nq} {new object[] { "x", "y z" }} {1.5}";

        arguments
            .ToString()
            .ShouldBe("""build "/my projects/a" "/my projects/a" "-p:A=\"1\"" --no restore x "y z" 1.5""");
    }
}
