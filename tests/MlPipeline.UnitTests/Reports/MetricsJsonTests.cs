using System.Text.Json;
using MlPipeline.Pipelines;
using MlPipeline.Reports;

namespace MlPipeline.UnitTests.Reports;

public sealed class MetricsJsonTests : ReportTest
{
    [Fact]
    public void The_metrics_file_has_the_scores_of_every_family()
    {
        var evaluation = SyntheticEvaluation.Create(rows: 60, families: 3);

        EvaluationReport.Write(evaluation, Folder);

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "metrics.json")));
        json.RootElement.GetProperty("best").GetString().ShouldBe(evaluation.Best);
        var models = json.RootElement.GetProperty("models").EnumerateArray().ToList();
        models.Select(x => x.GetProperty("family").GetString()).ShouldBe(["naive", "ols", "forest"]);
        foreach (var (model, family) in models.Zip(evaluation.Families))
        {
            model.GetProperty("verdict").GetString().ShouldNotBeNullOrEmpty();
            foreach (var (set, metrics) in new[] { ("train", family.Train), ("test", family.Test) })
            {
                var scores = model.GetProperty(set);
                scores.GetProperty("rmse").GetDouble().ShouldBe(metrics.Rmse);
                scores.GetProperty("mae").GetDouble().ShouldBe(metrics.Mae);
                scores.GetProperty("r2").GetDouble().ShouldBe(metrics.R2!.Value);
                scores.GetProperty("mape").GetDouble().ShouldBe(metrics.Mape!.Value);
                scores.GetProperty("bias").GetDouble().ShouldBe(metrics.Bias);
                scores.GetProperty("rows").GetInt32().ShouldBe(metrics.Rows);
            }
        }
    }

    [Theory]
    [InlineData(FitKind.Agrees, "agrees")]
    [InlineData(FitKind.SomeOverfitting, "someOverfitting")]
    [InlineData(FitKind.Overfits, "overfits")]
    public void The_metrics_file_names_the_verdict(FitKind kind, string verdict)
    {
        var evaluation = SyntheticEvaluation
            .Create(rows: 30, families: 1)
            .With(x => x with { Fit = new(kind, double.PositiveInfinity, "A sentence.") });

        EvaluationReport.Write(evaluation, Folder);

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "metrics.json")));
        var model = json.RootElement.GetProperty("models")[0];
        model.GetProperty("verdict").GetString().ShouldBe(verdict);
        model.GetProperty("ratio").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Scores_that_are_not_defined_are_null_in_the_metrics_file()
    {
        var evaluation = SyntheticEvaluation
            .Create(rows: 40, families: 2)
            .With(x => x with { Test = x.Test with { R2 = null, Mape = null }, Train = x.Train with { R2 = null } });

        Write(evaluation);

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "metrics.json")));
        var test = json.RootElement.GetProperty("models")[0].GetProperty("test");
        test.GetProperty("r2").ValueKind.ShouldBe(JsonValueKind.Null);
        test.GetProperty("mape").ValueKind.ShouldBe(JsonValueKind.Null);
    }
}
