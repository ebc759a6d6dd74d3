using Delivery.Components;
using Nuke.Common.IO;

namespace Build.Tests.Strategy;

public sealed class PipelineTests : IDisposable
{
    const string Application = "artifacts/dotnet/bin/Ridership/release/ridership.dll";

    // The application leaves its results where it was told to.
    const string Succeed = """
        for last; do :; done
        case $2 in
          train) mkdir -p "$8/versions/000001" && : >"$8/versions/000001/package.zip" ;;
          evaluate) mkdir -p "$last" && : >"$last/index.html" ;;
          predict) mkdir -p "${last%/*}" && : >"$last" ;;
        esac
        """;

    readonly TemporaryRepository _repository = new();

    public PipelineTests() => _repository.Behave(Succeed);

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task The_main_job_evaluates_trains_and_predicts_and_says_where_the_results_are()
    {
        var run = await Run();

        run.ExitCode.ShouldBe(0, run.Output);
        _repository
            .Calls.Where(x => x.StartsWith("artifacts", StringComparison.Ordinal))
            .ShouldBe([
                $"{Application} evaluate --model all --test-from 2014-01-01 --data notebooks/dummy_data --output artifacts/reports/evaluation",
                $"{Application} train --test-from 2014-01-01 --data notebooks/dummy_data --registry artifacts/registry --alias champion",
                $"{Application} predict --data notebooks/dummy_data --registry artifacts/registry --alias champion --output artifacts/predictions/predictions.csv",
            ]);
        run.Output.ShouldContain(
            """
            Report:      artifacts/reports/evaluation/index.html
            Registry:    artifacts/registry
            Predictions: artifacts/predictions/predictions.csv

            """
        );
    }

    [Fact]
    public async Task Model_data_and_test_set_can_be_chosen()
    {
        await Run("--model", "boosting", "--data", "/data/large set", "--test-from", "2013-06-01");

        _repository.Calls.ShouldContain(
            $"{Application} train --test-from 2013-06-01 --data /data/large set --registry artifacts/registry --alias champion --model boosting"
        );
        _repository.Calls.ShouldContain(
            $"{Application} evaluate --model all --test-from 2013-06-01 --data /data/large set --output artifacts/reports/evaluation"
        );
    }

    [Fact]
    public async Task Serving_trains_first_where_there_is_no_model()
    {
        await Run("Serve", "--port", "8081");
        _repository
            .Calls.Where(x => x.StartsWith("artifacts", StringComparison.Ordinal))
            .ShouldBe([
                $"{Application} train --test-from 2014-01-01 --data notebooks/dummy_data --registry artifacts/registry --alias champion",
                $"{Application} serve --registry artifacts/registry --alias champion --port 8081 --log-format text",
            ]);

        (_repository.Root / "artifacts" / "registry" / "aliases.json").TouchFile();
        await Run("Serve");
        _repository
            .Calls[^1]
            .ShouldBe(
                $"{Application} serve --registry artifacts/registry --alias champion --port 8080 --log-format text"
            );
        _repository.Calls.Count(x => x.Contains(" train ")).ShouldBe(1);
    }

    [Fact]
    public async Task What_the_application_says_when_it_fails_is_why_the_target_has_failed()
    {
        _repository.Behave($"{Succeed}\n[ $2 != train ] || {{ echo 'No data.' >&2; exit 1; }}");

        var run = await Run();

        run.ExitCode.ShouldBe(1);
        run.Words.ShouldContain(
            "Train Failed < 1sec // ArgumentException: The application exited with code 1: No data.\n"
        );
        run.Words.ShouldContain("Predict NotRun\n");
    }

    [Fact]
    public async Task An_application_that_leaves_no_report_has_not_succeeded()
    {
        _repository.Behave(":");

        var run = await Run();

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain(
            $"There is no file at \"{_repository.Root}/artifacts/reports/evaluation/index.html\".\n"
        );
    }

    Task<BuildRun> Run(params string[] arguments) =>
        BuildRun.Of(new Delivery.Build(), x => ((IPipelines)x).MainJob, _repository.Session(arguments));
}
