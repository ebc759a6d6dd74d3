using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Tools.GitVersion;
using Nuke.Common.Tools.ReportGenerator;
using Nuke.Common.Tools.SonarScanner;
using Nuke.Components;

namespace Build.Tests;

public class ToolSettingsTests
{
    public static TheoryData<string, ToolOptions> Commands { get; } =
        new()
        {
            {
                "restore /repo/All.sln --locked-mode --verbosity quiet --source A --source B",
                new DotNetRestoreSettings()
                    .EnableLockedMode()
                    .SetProjectFile(AbsolutePath.Create("/repo/All.sln"))
                    .SetVerbosity(DotNetVerbosity.quiet)
                    .SetSources("A")
                    .AddSources("B")
            },
            {
                "build All.sln --configuration Release --no-restore -p:Version=1.2.3 -p:DefineConstants=A%3BB%2CC -bl",
                new DotNetBuildSettings()
                    .AddProcessAdditionalArguments("-bl")
                    .SetProjectFile("All.sln")
                    .SetConfiguration(Configuration.Release)
                    .EnableNoRestore()
                    .SetVersion("1.2.3")
                    .SetProperty("DefineConstants", "A;B,C")
            },
            {
                "test A.csproj --no-build --results-directory results --logger trx --filter Category=Fast",
                new DotNetTestSettings()
                    .SetProjectFile("A.csproj")
                    .EnableNoBuild()
                    .SetResultsDirectory("results")
                    .AddLoggers("trx")
                    .SetFilter("Category=Fast")
            },
            {
                "pack All.sln --output packages --no-build --include-symbols",
                new DotNetPackSettings()
                    .SetProject("All.sln")
                    .SetOutputDirectory("packages")
                    .EnableNoBuild()
                    .EnableIncludeSymbols()
            },
            {
                "publish App.csproj --runtime linux-x64 --self-contained --output out -p:PublishReadyToRun=true",
                new DotNetPublishSettings()
                    .SetProject("App.csproj")
                    .SetRuntime("linux-x64")
                    .EnableSelfContained()
                    .SetOutput("out")
                    .EnablePublishReadyToRun()
            },
            {
                "format All.sln --verify-no-changes --exclude a --exclude b",
                new DotNetFormatSettings().SetProject("All.sln").EnableVerifyNoChanges().AddExclude("a", "b")
            },
            {
                "tool install dotnet-sonarscanner --version 12.1.0 --tool-path tools",
                new DotNetToolInstallSettings()
                    .SetVersion("12.1.0")
                    .SetToolInstallationPath("tools")
                    .SetPackageName("dotnet-sonarscanner")
            },
            { "tool restore", new DotNetToolRestoreSettings() },
            {
                "nuget push *.nupkg --source feed --api-key key --skip-duplicate",
                new DotNetNuGetPushSettings()
                    .SetTargetPath("*.nupkg")
                    .SetSource("feed")
                    .SetApiKey("key")
                    .EnableSkipDuplicate()
            },
            {
                "/repo /nofetch /nocache",
                new GitVersionSettings().EnableNoFetch().SetTargetPath("/repo").EnableNoCache()
            },
            {
                "-reports:a.xml;b.xml -targetdir:out -reporttypes:Html;Cobertura -assemblyfilters:+A;-B",
                new ReportGeneratorSettings()
                    .SetReports("a.xml", "b.xml")
                    .SetTargetDirectory("out")
                    .SetReportTypes("Html", "Cobertura")
                    .SetAssemblyFilters("+A", "-B")
            },
            {
                "begin /k:key /d:sonar.host.url=https://sonar /d:sonar.token=t /d:sonar.qualitygate.wait=true /d:sonar.exclusions=a,b /d:x=1",
                new SonarScannerBeginSettings()
                    .SetProjectKey("key")
                    .SetServer("https://sonar")
                    .SetToken("t")
                    .EnableQualityGateWait()
                    .AddSourceExclusions("a", "b")
                    .SetAdditionalParameter("x", 1)
            },
            { "end /d:sonar.token=t", new SonarScannerEndSettings().SetToken("t") },
        };

    [Theory]
    [MemberData(nameof(Commands))]
    public void Settings_are_written_in_the_order_of_being_set_with_the_project_in_front(
        string expected,
        ToolOptions settings
    ) => string.Join(' ', settings.GetArguments()).ShouldBe(expected);

    [Fact]
    public void What_is_not_set_or_set_to_nothing_adds_nothing() =>
        new DotNetBuildSettings()
            .SetConfiguration(" ")
            .SetNoRestore(false)
            .SetFramework(null)
            .SetProperty("A", null)
            .GetArguments()
            .ShouldBe(["build"]);

    [Fact]
    public void A_setter_leaves_the_original_as_it_was()
    {
        var original = new DotNetBuildSettings().SetProperty("A", "1").SetProcessEnvironmentVariable("X", "1");

        original.SetConfiguration("Debug").SetProperty("B", "2").SetProcessEnvironmentVariable("Y", "2");

        original.GetArguments().ShouldBe(["build", "-p:A=1"]);
        original.ProcessEnvironmentVariables.Keys.ShouldBe(["X"]);
    }

    [Fact]
    public void What_was_set_can_be_read_and_taken_back()
    {
        var settings = new DotNetTestSettings()
            .SetConfiguration("Debug")
            .SetFramework("net10.0")
            .EnableNoBuild()
            .SetLoggers("trx", "console")
            .SetProperty("A", true);

        settings.Configuration.ShouldBe("Debug");
        settings.Framework.ShouldBe("net10.0");
        settings.NoBuild.ShouldBe(true);
        settings.NoRestore.ShouldBeNull();
        settings.Loggers.ShouldBe(["trx", "console"]);
        settings.Properties["A"].ShouldBe("true");
        settings
            .ResetConfiguration()
            .ResetFramework()
            .ToggleNoBuild()
            .RemoveLoggers("console")
            .RemoveProperty("A")
            .GetArguments()
            .ShouldBe(["test", "--logger", "trx"]);
        settings.ResetNoBuild().ToggleNoBuild().NoBuild.ShouldBe(true);
        settings.ClearLoggers().Loggers.ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => settings.AddProperty("A", "2")).Message.ShouldContain("A");
    }

    [Fact]
    public void An_option_that_is_set_again_stays_where_it_was() =>
        new DotNetBuildSettings()
            .SetConfiguration("Debug")
            .SetFramework("net10.0")
            .SetConfiguration("Release")
            .GetArguments()
            .ShouldBe(["build", "--configuration", "Release", "--framework", "net10.0"]);

    [Fact]
    public void Options_of_the_process_can_be_changed_and_taken_back()
    {
        var settings = new DotNetBuildSettings()
            .SetProcessEnvironmentVariable("A", 1)
            .AddProcessEnvironmentVariable("B", "2")
            .RemoveProcessEnvironmentVariable("A")
            .SetProcessExecutionTimeout(TimeSpan.FromSeconds(2))
            .SetProcessRedactedSecrets("x")
            .AddProcessRedactedSecrets("y")
            .RemoveProcessRedactedSecrets("x")
            .DisableProcessExitHandling();

        settings.ProcessEnvironmentVariables.ShouldBe([new("B", "2")]);
        settings.ProcessExecutionTimeout.ShouldBe(2000);
        settings.ProcessRedactedSecrets.ShouldBe(["y"]);
        settings.ProcessExitHandling.ShouldBe(false);
        settings.ResetProcessExecutionTimeout().ProcessExecutionTimeout.ShouldBeNull();
        settings.ClearProcessEnvironmentVariables().ProcessEnvironmentVariables.ShouldBeEmpty();
    }

    [Fact]
    public void Conditions_chain()
    {
        string? framework = "net10.0";
        string? runtime = null;

        new DotNetBuildSettings()
            .When(true, _ => _.EnableNoRestore())
            .When(x => x.NoRestore == false, _ => _.SetConfiguration("Debug"))
            .WhenNotNull(framework, (_, value) => _.SetFramework(value))
            .WhenNotNull(runtime, (_, value) => _.SetRuntime(value))
            .Apply(_ => _.SetProjectFile("A.csproj"))
            .Apply((_, value) => _.SetOutputDirectory(value), "out")
            .GetArguments()
            .ShouldBe(["build", "A.csproj", "--no-restore", "--framework", "net10.0", "--output", "out"]);
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
