using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Tools.Git;
using Nuke.Common.Tools.ReportGenerator;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Build.Tests;

public sealed class ToolTests : IDisposable
{
    readonly AbsolutePath _root = Directory.CreateTempSubdirectory("tools-").FullName;

    public void Dispose() => _root.DeleteDirectory();

    [Fact]
    public async Task A_tool_from_the_path_can_be_called()
    {
        Put("docker", "echo docker $*");

        var run = await BuildRun.Of(new ToolBuild(), x => x.Ship, Session());

        run.Succeeded().Output.ShouldContain("docker push\ndocker 1 2\n");
    }

    [Fact]
    public async Task A_missing_tool_is_named_with_who_needs_it_and_how_to_get_it_before_anything_runs()
    {
        var run = await BuildRun.Of(new ToolBuild(), x => x.Ship, Session());

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe(
            """
            Ship requires Docker. docker was not found in PATH. Install Docker Engine (https://docs.docker.com/engine/install, on Debian "apt-get install docker.io"), or name the program in the variable DOCKER_EXE.

            """
        );
    }

    [Fact]
    public async Task A_missing_tool_of_tasks_is_named_before_anything_runs()
    {
        var run = await BuildRun.Of(new ToolBuild(), x => x.Report, Session());

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe(
            $"""
            Report requires GitTasks. git was not found in PATH. Install Git (https://git-scm.com/downloads, on Debian "apt-get install git"), or name the program in the variable GIT_EXE.
            Report requires ReportGeneratorTasks. The package dotnet-reportgenerator-globaltool 5.6.0 is not in {_root}/packages. Add <PackageDownload Include="dotnet-reportgenerator-globaltool" Version="[5.6.0]" /> to the build project, and restore it.

            """
        );
    }

    [Fact]
    public async Task A_missing_tool_that_nobody_required_is_named_when_it_is_called()
    {
        var run = await ActionBuild.Try(
            () => ProcessTasks.StartShell("true").AssertZeroExitCode().Dispose(),
            Session() with
            {
                WorkingDirectory = _root / "missing",
            }
        );
        run.Output.ShouldContain($"/bin/sh cannot run in {_root}/missing: there is no such directory.\n");

        run = await ActionBuild.Try(() => GitTasks.Git($"status"), Session());
        run.Output.ShouldContain("git was not found in PATH, but Go needs it. Install Git (");
    }

    [Fact]
    public async Task A_variable_names_the_program_of_a_tool()
    {
        var program = (_root / "my-git").WriteScript("#!/bin/sh\necho mine $*");

        var text = await ActionBuild.Get(() => GitTasks.Git($"status").StdToText(), Session(("GIT_EXE", program)));

        text.ShouldBe("mine status");
    }

    [Theory]
    [InlineData(null, "2.10.0/tools/net10.0/check.dll")]
    [InlineData("2.9.0", "2.9.0/tools/net8.0/check.dll")]
    public async Task The_latest_framework_of_the_latest_release_is_taken(string? version, string expected)
    {
        Package("2.9.0", "net8.0");
        Package("2.10.0", "net10.0", "net9.0", "netcoreapp3.1");
        Package("2.11.0-beta.1", "net10.0");
        Package("2.10.0-rc.1", "net10.0");

        var found = await ActionBuild.Get(
            () => ToolPathResolver.GetPackageExecutable("Some.Check", "check.dll", version),
            Session()
        );

        (_root / "packages" / "some.check")
            .GetUnixRelativePathTo(found)
            .ToString()
            .ShouldBe(version is null ? "2.11.0-beta.1/tools/net10.0/check.dll" : expected);
    }

    [Fact]
    public async Task The_version_in_the_build_project_comes_first()
    {
        Package("1.0.0", "net10.0");
        Package("2.0.0", "net10.0");
        (_root / "build" / "_build.csproj").WriteAllText(
            """<Project><ItemGroup><PackageDownload Include="some.check" Version="[1.0.0]" /></ItemGroup></Project>"""
        );

        var found = await ActionBuild.Get(
            () => ToolPathResolver.GetPackageExecutable("Some.Check", "check.exe|check.dll"),
            Session()
        );

        found.ToString().ShouldContain("/1.0.0/");
    }

    [Fact]
    public async Task A_secret_option_is_not_shown()
    {
        Put("dotnet", "echo pushed with $6 >&2; exit 1");

        var run = await ActionBuild.Try(
            () => DotNetNuGetPush(_ => _.SetTargetPath("a").SetSource("b").SetApiKey("hunter2")),
            Session(("DOTNET_EXE", _root / "bin" / "dotnet"))
        );

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("nuget push a --source b --api-key [REDACTED]\n");
        run.Output.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task The_exit_code_of_a_tool_may_be_ignored()
    {
        Put("dotnet", "exit 1");
        var session = Session(("DOTNET_EXE", _root / "bin" / "dotnet"));

        await ActionBuild.Run(() => DotNetBuild(_ => _.DisableProcessExitHandling()), session);
        await ActionBuild.Run(() => DotNet($"build", exitHandler: _ => null), session);
    }

    [Fact]
    public void What_a_tool_says_can_be_read()
    {
        Output[] output = [new(OutputType.Std, "{ \"name\":"), new(OutputType.Std, "\"x\" }")];

        output.StdToJson<Named>().Name.ShouldBe("x");
        output.EnsureOnlyStd().ShouldBeSameAs(output);
        Should
            .Throw<ArgumentException>(() => new[] { new Output(OutputType.Err, "bad") }.EnsureOnlyStd())
            .Message.ShouldContain("bad");
    }

    void Put(string name, string script) => (_root / "bin" / name).WriteScript($"#!/bin/sh\n{script}\n");

    void Package(string version, params string[] frameworks)
    {
        foreach (var framework in frameworks)
            (_root / "packages" / "some.check" / version / "tools" / framework / "check.dll").TouchFile();
    }

    BuildSession Session(params (string Name, string Value)[] variables) =>
        BuildRun.Session() with
        {
            RootDirectory = _root,
            EnvironmentVariables = variables
                .Append(("PATH", $"{_root}/bin"))
                .Append(("NUGET_PACKAGES", $"{_root}/packages"))
                .ToDictionary(x => x.Item1, x => x.Item2),
        };

    sealed record Named(string Name);

    sealed class ToolBuild : NukeBuild
    {
        [PathVariable]
        readonly Tool? Docker = null;

        [LocalPath("bin/docker")]
        readonly Tool? Local = null;

        public Target Ship =>
            _ =>
                _.Requires(() => Docker)
                    .Executes(() =>
                    {
                        Docker!($"push {"":nq}");
                        Local!($"1 {2}", logInvocation: false);
                    });

        public Target Report => _ => _.Requires<GitTasks>().Requires<ReportGeneratorTasks>("5.6.0").Executes(() => { });
    }
}
