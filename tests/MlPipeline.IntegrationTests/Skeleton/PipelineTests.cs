using Skeleton;
using Skeleton.Fields;

namespace MlPipeline.IntegrationTests.Project;

/// <summary>All pipelines on the ten made-up days.</summary>
public sealed class PipelineTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly string data = Path.GetFullPath(Path.Combine(CommandLine.Data, "..", "skeleton_data"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_model_beats_the_naive_rule_on_days_it_has_not_seen()
    {
        var result = await Run(
            "evaluate",
            "--model",
            "all",
            "--test-from",
            "2014-01-01",
            "--output",
            folder["report"],
            "--json"
        );

        var models = result.Json.GetProperty("models").EnumerateArray().ToList();
        Rmse("ols").ShouldBeLessThan(Rmse("naive"));
        File.Exists(Path.Combine(folder["report"], "index.html")).ShouldBeTrue();

        double Rmse(string family) =>
            models
                .Single(x => x.GetProperty("family").GetString() == family)
                .GetProperty("test")
                .GetProperty("rmse")
                .GetDouble();
    }

    [Fact]
    public async Task A_trained_model_predicts_all_days()
    {
        await Run("train", "--registry", folder["registry"]);

        await Run("predict", "--registry", folder["registry"], "--output", folder["predictions.csv"]);

        var lines = File.ReadAllLines(folder["predictions.csv"]);
        lines[0].ShouldBe($"day,{SkeletonFields.Label.Name},{SkeletonFields.Label.Name}_predicted");
        lines.Length.ShouldBe(11);
    }

    async Task<CommandResult> Run(params string[] args)
    {
        var result = await CommandLine.RunAsync(new SkeletonProject(), [.. args, "--data", data]);
        result.ExitCode.ShouldBe(0, result.Error);
        return result;
    }
}
