using System.Globalization;
using System.Text.Json;
using MlPipeline.Pipelines;
using MlPipeline.Registry;

namespace MlPipeline.IntegrationTests.Example;

public sealed class TrainAndPredictTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public static TheoryData<string> Families =>
        [
            "naive",
            "ols",
            "random-forest-no-features",
            "random-forest-all-features",
            "boosting-fasttree",
            "boosting-lightgbm",
        ];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Training_twice_gives_the_same_package_to_the_byte(string family)
    {
        var first = await Train(family, "one");
        var second = await Train(family, "two");

        first.GetProperty("sha256").GetString().ShouldBe(second.GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task The_same_package_is_not_registered_twice_and_another_becomes_challenger()
    {
        (await Train("naive", "registry")).GetProperty("alias").GetString().ShouldBe("champion");
        (await Train("naive", "registry")).GetProperty("alreadyRegistered").GetBoolean().ShouldBeTrue();
        var other = await Train("ols", "registry");

        other.GetProperty("version").GetInt32().ShouldBe(2);
        other.GetProperty("alias").GetString().ShouldBe("challenger");
        var versions = await Json("models", "list", "--registry", folder["registry"], "--json");
        versions.EnumerateArray().Select(x => x.GetProperty("family").GetString()).ShouldBe(["naive", "ols"]);
        var card = await CommandLine.RunAsync("models", "show", "challenger", "--registry", folder["registry"]);
        card.Output.ShouldContain("entries");
    }

    [Fact]
    public async Task A_file_without_labels_is_predicted_under_exported_names()
    {
        await Train("boosting-lightgbm", "registry");

        var result = await Predict("--input", Path.Combine(CommandLine.Data, "new_days.csv"));

        result.ExitCode.ShouldBe(0, result.Error);
        var lines = File.ReadAllLines(folder["predictions.csv"]);
        lines[0].ShouldBe("date,entries_predicted");
        lines.Length.ShouldBe(32);
        lines[1].ShouldStartWith("2014-12-01,");
        // December weekdays at Clark/Lake: some 10 to 25 thousand entries.
        double.Parse(lines[1].Split(',')[1], CultureInfo.InvariantCulture).ShouldBeInRange(10, 25);
    }

    [Theory]
    [InlineData("ols")]
    [InlineData("boosting-lightgbm")]
    public async Task Explained_predictions_are_the_base_value_and_all_contributions(string family)
    {
        await Train(family, "registry");

        var result = await Predict("--input", Path.Combine(CommandLine.Data, "new_days.csv"), "--explain");

        result.ExitCode.ShouldBe(0, result.Error);
        var lines = File.ReadAllLines(folder["predictions.csv"]);
        lines[0].ShouldStartWith("date,entries_predicted,base_value,contribution_");
        foreach (var line in lines.Skip(1))
        {
            var numbers = line.Split(',').Skip(1).Select(x => double.Parse(x, CultureInfo.InvariantCulture)).ToArray();
            numbers.Skip(1).Sum().ShouldBe(numbers[0], tolerance: 1e-6);
        }
    }

    [Theory]
    [InlineData("boosting-lightgbm")]
    [InlineData("naive")]
    public async Task A_package_keeps_how_its_family_did_beside_the_baseline_on_rows_held_out(string family)
    {
        await Train(family, "registry");

        var path = Directory.GetFiles(folder["registry"], "package.zip", SearchOption.AllDirectories).Single();
        var package = ModelPackage.Open(path);
        var kept = HeldOutEvaluation.Of(package).ShouldNotBeNull();

        kept.Baseline.Family.ShouldBe("naive");
        (kept.Baseline.Metrics == package.Metadata.Metrics["test"]).ShouldBe(family == "naive");
        var test = package.Metadata.Split!;
        kept.Days!.Count.ShouldBe(Math.Min(test.TestRows, HeldOutEvaluation.MostRows));
        kept.Days[^1].ShouldBe(test.TestTo!.Value);
        var errors = kept.Labels.Zip(kept.Predictions, (label, prediction) => Math.Abs(label - prediction));
        errors.Average().ShouldBe((float)package.Metadata.Metrics["test"].Mae, tolerance: 0.2f);
        kept.Drivers.ShouldNotBeEmpty();
        kept.Drivers.Select(x => x.MeanContribution).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Without_a_file_all_rows_of_the_sources_are_predicted_beside_their_labels()
    {
        await Train("naive", "registry");

        var result = await Predict("--data", CommandLine.Data);

        result.ExitCode.ShouldBe(0, result.Error);
        var lines = File.ReadAllLines(folder["predictions.csv"]);
        lines[0].ShouldBe("date,entries,entries_predicted");
        lines.Length.ShouldBe(5_093);
    }

    [Fact]
    public async Task A_package_with_one_byte_changed_is_refused()
    {
        await Train("naive", "registry");
        var package = Directory.GetFiles(folder["registry"], "package.zip", SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(package);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(package, bytes);

        var result = await Predict("--data", CommandLine.Data);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("package.zip");
        File.Exists(folder["predictions.csv"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_version_that_does_not_exist_is_named()
    {
        await Train("naive", "registry");

        (await Predict("--model-version", "7")).ShouldSatisfyAllConditions(
            x => x.ExitCode.ShouldBe(2),
            x => x.Error.ShouldContain("7")
        );
        (await Predict("--alias", "champoin")).Error.ShouldContain("champion");
        (await Predict("--alias", "champion", "--model-version", "1")).ExitCode.ShouldBe(2);
    }

    async Task<JsonElement> Train(string family, string registry) =>
        await Json([
            "train",
            "--model",
            family,
            "--data",
            CommandLine.Data,
            "--registry",
            folder[registry],
            "--json",
            "--verbosity",
            "quiet",
        ]);

    async Task<CommandResult> Predict(params string[] args) =>
        await CommandLine.RunAsync([
            "predict",
            "--registry",
            folder["registry"],
            "--output",
            folder["predictions.csv"],
            .. args,
        ]);

    static async Task<JsonElement> Json(params string[] args)
    {
        var result = await CommandLine.RunAsync(args);
        result.ExitCode.ShouldBe(0, result.Error);
        return result.Json;
    }
}
