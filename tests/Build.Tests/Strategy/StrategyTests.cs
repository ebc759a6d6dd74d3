using System.Linq.Expressions;
using Delivery.Components;
using Nuke.Common;
using Nuke.Common.IO;

namespace Build.Tests.Strategy;

public sealed class StrategyTests : IDisposable
{
    static readonly Expression<Func<Delivery.Build, Target>> s_default = x => ((IPipelines)x).MainJob;

    readonly TemporaryRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("", "Restore Compile Evaluate Train Predict MainJob")]
    [InlineData("Test", "Restore Compile Test")]
    [InlineData("Serve", "Restore Compile Serve")]
    [InlineData("Lint", "Restore CheckCiFiles CheckNotebooks CheckDiagrams Lint")]
    [InlineData("Feature", "BuildImage TestInImage CheckInImage Feature")]
    [InlineData("PushReleaseImage", "BuildImage ReleaseImage PushReleaseImage")]
    [InlineData("Pack Clean", "Clean Restore Compile Pack")]
    public async Task What_runs(string targets, string expected)
    {
        var run = await Run([.. targets.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--plan"]);

        run.ExitCode.ShouldBe(0, run.Output);
        var planned = run.Output.Split('\n').Where(x => x.StartsWith("  ", StringComparison.Ordinal));
        planned.Select(x => x.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]).ShouldBe(expected.Split(' '));
        _repository.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_configuration_is_release_unless_another_one_is_asked_for()
    {
        await Run("Compile");
        _repository.Calls[^1].ShouldBe("build MlPipeline.sln --configuration Release --no-restore");

        await Run("Compile", "--configuration", "debug");
        _repository.Calls[^1].ShouldBe("build MlPipeline.sln --configuration Debug --no-restore");
    }

    [Fact]
    public async Task Packages_are_those_of_the_lock_files_on_a_server()
    {
        await Run("Restore");
        _repository.Calls.ShouldBe(["tool restore", "restore MlPipeline.sln"]);

        var session = _repository.Session("Restore");
        var server = new Dictionary<string, string>(session.EnvironmentVariables) { ["CI"] = "true" };
        await BuildRun.Of(new Delivery.Build(), s_default, session with { EnvironmentVariables = server });
        _repository.Calls[^1].ShouldBe("restore MlPipeline.sln --locked-mode");
    }

    [Fact]
    public async Task Lint_checks_all_code()
    {
        await Run("Lint");

        _repository.Calls[^1].ShouldBe("csharpier check src build tests notebooks");
    }

    [Fact]
    public async Task Pack_replaces_older_packages_and_names_the_new_ones()
    {
        var packages = _repository.Root / "artifacts" / "packages";
        (packages / "Old.0.9.0.nupkg").TouchFile();
        _repository.Behave($"[ $1 != pack ] || : >{packages}/New.1.0.0.nupkg");

        var run = await Run("Pack", "--package-version", "1.0.0");

        run.ExitCode.ShouldBe(0, run.Output);
        var packed = _repository.Calls.Where(x => x.StartsWith("pack", StringComparison.Ordinal)).ToList();
        packed.ShouldAllBe(x => x.Contains("--output artifacts/packages") && x.Contains("Version=1.0.0"));
        packed.Select(x => x.Split(' ')[1]).ShouldBe(["src/MlPipeline", "src/MlPipeline.Hosting"]);
        run.Words.ShouldContain("// Packages: New.1.0.0.nupkg\n");
    }

    [Fact]
    public async Task Clean_deletes_what_was_made_but_not_the_running_build()
    {
        var artifacts = _repository.Root / "artifacts";
        var running = artifacts / "dotnet" / "bin" / "_build" / "release";
        foreach (
            var file in new[] { running / "_build.dll", artifacts / "report.html", artifacts / "dotnet" / "obj" / "x" }
        )
            file.TouchFile();

        var session = _repository.Session("Clean") with { BuildAssemblyDirectory = running };
        var run = await BuildRun.Of(new Delivery.Build(), s_default, session);

        run.ExitCode.ShouldBe(0, run.Output);
        artifacts.GlobFiles("**").ShouldBe([running / "_build.dll"]);
    }

    Task<BuildRun> Run(params string[] arguments) =>
        BuildRun.Of(new Delivery.Build(), s_default, _repository.Session(arguments));
}
