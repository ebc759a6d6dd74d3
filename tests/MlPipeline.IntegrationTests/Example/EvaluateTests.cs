using System.Text.Json;

namespace MlPipeline.IntegrationTests.Example;

/// <summary>One evaluation of all families on the real data, made once for the tests that look at it.</summary>
public sealed class RealEvaluation : IAsyncLifetime
{
    readonly TemporaryFolder folder = new();

    internal CommandResult Result { get; private set; } = null!;

    internal string Report => folder["report"];

    public async ValueTask InitializeAsync() =>
        Result = await CommandLine.RunAsync([
            "evaluate",
            "--model",
            "all",
            "--test-from",
            "2014-01-01",
            "--data",
            CommandLine.Data,
            "--output",
            Report,
            "--json",
        ]);

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class EvaluateTests(RealEvaluation evaluation) : IClassFixture<RealEvaluation>
{
    // Trained on the days before 2014, tested on 2014.
    [Theory]
    [InlineData("naive", 3.60)]
    [InlineData("ols", 1.80)]
    [InlineData("random-forest-no-features", 3.15)]
    [InlineData("random-forest-all-features", 1.50)]
    [InlineData("boosting-fasttree", 1.05)]
    [InlineData("boosting-lightgbm", 1.05)]
    public void Each_family_reaches_its_accuracy(string family, double rmse)
    {
        evaluation.Result.ExitCode.ShouldBe(0, evaluation.Result.Error);
        var model = Metrics()
            .GetProperty("models")
            .EnumerateArray()
            .Single(x => x.GetProperty("family").GetString() == family);

        model.GetProperty("test").GetProperty("rmse").GetDouble().ShouldBeLessThanOrEqualTo(rmse);
        model.GetProperty("train").GetProperty("rmse").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_best_family_is_a_boosted_one_on_365_days_of_2014()
    {
        Metrics().GetProperty("best").GetString().ShouldStartWith("boosting-");
        var split = evaluation.Result.Json.GetProperty("split");
        split.GetProperty("testRows").GetInt32().ShouldBe(365);
        split.GetProperty("trainTo").GetString().ShouldBe("2013-12-31");
    }

    [Fact]
    public void The_report_is_one_page_with_its_plots_beside_it()
    {
        File.ReadAllText(Path.Combine(evaluation.Report, "index.html")).ShouldContain("Boosting");
        Directory.GetFiles(Path.Combine(evaluation.Report, "plots"), "*.png").ShouldNotBeEmpty();
    }

    JsonElement Metrics() =>
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(evaluation.Report, "metrics.json")));
}
