using System.Linq.Expressions;
using Delivery.Components;
using Nuke.Common;
using Nuke.Common.IO;

namespace Build.Tests.Strategy;

public sealed class IncrementalStrategyTests : IDisposable
{
    const string Commit = "1111111111111111111111111111111111111111";

    static readonly Expression<Func<Delivery.Build, Target>> s_default = x => ((IPipelines)x).MainJob;

    readonly TemporaryRepository _repository = new();

    public IncrementalStrategyTests()
    {
        // Every program makes what its target is there for.
        _repository.Behave(
            """
            root=${0%/.nuke/*}
            bin=$root/artifacts/dotnet/bin
            for last; do :; done
            case $1 in
              restore)
                mkdir -p "$root/artifacts/dotnet/obj/Ridership" "$root/packages"
                : >"$root/packages/library.sha512"
                printf '{ "expectedPackageFiles": ["%s"] }' "$root/packages/library.sha512" \
                  >"$root/artifacts/dotnet/obj/Ridership/project.nuget.cache"
                ;;
              build)
                for project in Ridership MlPipeline.UnitTests Build.Tests MlPipeline.IntegrationTests Build.IntegrationTests MlPipeline.AcceptanceTests; do
                  mkdir -p "$bin/$project/release"
                  cat "$root/src/A.cs" >"$bin/$project/release/$project.dll"
                done
                ;;
              pack) : >"$root/artifacts/packages/A.1.0.0.nupkg" ;;
              *) case $2 in
                  --results-directory)
                    mkdir -p "$3"
                    project=$(basename "$1" .dll)
                    echo "$SERVICE_URL $SERVICE_ALIAS $SERVICE_KEY" >"$3/variables"
                    printf '<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><R><UnitTestResult outcome="Passed"/></R></TestRun>' >"$3/$project.trx"
                    ;;
                  evaluate) mkdir -p "$last" && : >"$last/index.html" ;;
                  train) mkdir -p "$8/versions/000001" && : >"$8/versions/000001/package.zip" && echo 1 >"$8/aliases.json" ;;
                  serve) echo "Serving version 1 (ols, champion) on http://127.0.0.1:1/" && exec sleep 60 ;;
                  predict) mkdir -p "${last%/*}" && : >"$last" ;;
                esac ;;
            esac
            """
        );
        // Git cannot count a version here.
        Write(".nuke/parameters.json", """{ "PackageVersion": "1.0.0" }""");
        Write("src/A.cs", "class A;");
        Write("notebooks/dummy_data/days.csv", "1");
        Write(".git/HEAD", "ref: refs/heads/main\n");
        Write(".git/packed-refs", $"# pack-refs\n{Commit} refs/heads/main\n");
    }

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("MainJob", "src/A.cs", "Compile Evaluate Train Predict")]
    [InlineData("MainJob", "notebooks/dummy_data/days.csv", "Evaluate Train Predict")]
    [InlineData("MainJob", "src/packages.lock.json", "Restore Compile")]
    [InlineData("MainJob", "packages/library.sha512", "Restore")]
    [InlineData("MainJob", "artifacts/registry/versions/000001/package.zip", "Train")]
    [InlineData("MainJob", "artifacts/registry/versions/000001/tags.json", "Predict")]
    [InlineData("MainJob", "artifacts/registry/aliases.json", "Predict")]
    [InlineData("MainJob", "artifacts/reports/evaluation/index.html", "Evaluate")]
    [InlineData("MainJob", ".git/refs/heads/main", "Compile")]
    [InlineData("MainJob", "README.md", "")]
    [InlineData("Test", "src/A.cs", "Compile Test")]
    [InlineData("Test", "build.sh", "Test")]
    [InlineData("Test", "artifacts/dotnet/bin/Build.Tests/release/Build.Tests.dll", "Compile")]
    [InlineData("Test", "artifacts/tests/Build.Tests/Build.Tests.trx", "Test")]
    [InlineData("Pack", "src/A.cs", "Compile Pack")]
    [InlineData("Pack", "artifacts/packages/A.1.0.0.nupkg", "Pack")]
    public async Task What_runs_again_after_a_file_has_changed(string target, string file, string expected)
    {
        await Run(target);
        (await Run(target)).ShouldBeEmpty();

        Write(file, "changed");

        (await Run(target)).ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("MainJob", "--model ols", "Train")]
    [InlineData("MainJob", "--test-from 2013-01-01", "Evaluate Train")]
    [InlineData("Test", "--test-type Unit", "Test")]
    [InlineData("Test", "--test-type All", "")]
    public async Task What_runs_again_with_another_parameter(string target, string arguments, string expected)
    {
        await Run(target);

        (await Run([target, .. arguments.Split(' ')])).ShouldBe(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
    }

    [Fact]
    public async Task Tests_that_are_up_to_date_are_counted_all_the_same()
    {
        await Run("Test");

        var run = await BuildRun.Of(new Delivery.Build(), s_default, _repository.Session("Test"));

        ITest build = new Delivery.Build();
        var projects = build.UnitTests.Length + build.IntegrationTests.Length;
        run.Output.ShouldContain($"\nTest is up to date.\n{projects} passed, 0 failed\n");
    }

    [Fact]
    public async Task Tests_of_a_deployed_application_always_run()
    {
        Write("tests/MlPipeline.AcceptanceTests/A.cs", "");
        string[] deployed = ["Test", "--service-url", "http://127.0.0.1:2/"];
        await Run(deployed);

        (await Run(deployed)).ShouldBe(["Test"]);
        (await Run("Test", "--test-type", "Unit")).ShouldBe(["Test"]);
        (await Run("Test", "--test-type", "Unit")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Acceptance_tests_of_the_builds_own_service_run_when_something_has_changed()
    {
        Write("tests/MlPipeline.AcceptanceTests/A.cs", "");

        (await Run("Test")).ShouldBe(["Restore", "Compile", "Train", "Test"]);

        Variables().ShouldBe("http://127.0.0.1:1 champion \n");
        (await Run("Test")).ShouldBeEmpty();
        Write("tests/MlPipeline.AcceptanceTests/A.cs", "class A;");
        (await Run("Test", "--test-type", "Acceptance")).ShouldContain("Test");
    }

    [Fact]
    public async Task A_deployed_application_is_tested_with_its_key_which_no_command_line_shows()
    {
        Write("tests/MlPipeline.AcceptanceTests/A.cs", "");

        var run = await BuildRun.Of(
            new Delivery.Build(),
            s_default,
            _repository.Session([
                "Test",
                "--test-type",
                "Acceptance",
                "--service-url",
                "https://example.test/",
                "--service-key",
                "a-secret-key",
            ])
        );

        run.ExitCode.ShouldBe(0, run.Output);
        Variables().ShouldBe("https://example.test champion a-secret-key\n");
        run.Output.ShouldNotContain("a-secret-key");
        run.Output.ShouldNotContain("ridership.dll serve");
    }

    string Variables() => (_repository.Root / "artifacts/tests/MlPipeline.AcceptanceTests/variables").ReadAllText();

    void Write(string file, string content) => (_repository.Root / file).WriteAllText(content);

    /// <summary>The targets that have run.</summary>
    async Task<IReadOnlyList<string>> Run(params string[] arguments)
    {
        var run = await BuildRun.Of(new Delivery.Build(), s_default, _repository.Session(arguments));
        var rows = run.Output.Split('\n').Where(x => x.Contains("  Succeeded  ", StringComparison.Ordinal));
        return [.. rows.Select(x => x.Split(' ')[0]).Except(["MainJob"])];
    }
}
