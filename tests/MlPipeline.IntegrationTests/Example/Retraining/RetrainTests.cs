using System.Text.Json;
using MlPipeline.IntegrationTests.Serving;
using MlPipeline.Pipelines.Retraining;
using MlPipeline.Registry;

namespace MlPipeline.IntegrationTests.Example.Retraining;

/// <summary>What a user sees who retrains: the outcome as exit code, the registry before and after, and the record of why.</summary>
public sealed class RetrainTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly CutData data;

    public RetrainTests() => data = new CutData(folder);

    FolderModelsRegistry Registry => new(folder["registry"], TimeProvider.System);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Data_that_have_drifted_give_a_new_champion_that_was_compared_and_tested()
    {
        await Train("ols");
        data.Until(new DateOnly(2010, 6, 30));

        var result = await Retrain();

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        var champion = Registry.Resolve("champion");
        champion.Number.ShouldBe(2);
        var package = Registry.Open(2);
        package.Metadata.Parent.ShouldBe(new PackageParent(1, Registry.Get(1).Sha256));
        package.Metadata.Data.LastDate.ShouldBe(new DateOnly(2010, 6, 30));
        var decision = Decision();
        decision.Outcome.ShouldBe(RetrainingOutcome.Promoted);
        decision.NewModel.ShouldBe(new DecidedModel(2, champion.Sha256));
        decision.NewRows.ShouldBe(365);
        decision
            .Gates.Select(x => x.Step)
            .Distinct()
            .ShouldBe([
                RetrainingStep.DriftCheck,
                RetrainingStep.Evaluate,
                RetrainingStep.Compare,
                RetrainingStep.Test,
            ]);
        decision.Gates.ShouldAllBe(x => x.Verdict == GateVerdict.Passed);
        decision.Gates.ShouldContain(x => x.Name.StartsWith("A home game"));
        decision.Gates.ShouldContain(x => x.Name.StartsWith("Loads in a fresh process"));
        decision.Scores.ShouldNotBeNull().Difference.ShouldBeLessThan(0);
        var history = await Json("models", "history", "--registry", folder["registry"], "--json");
        history[1]
            .GetProperty("reason")
            .GetString()
            .ShouldNotBeNull()
            .ShouldStartWith("retrained on drift with data to 2010-06-30: RMSE");
        var html = File.ReadAllText(folder["report/index.html"]);
        html.ShouldContain("Promoted: version 2 is champion in place of version 1");
        html.ShouldNotContain("<script");

        // There is nothing new now, and the old model is one word away.
        (await Retrain()).ExitCode.ShouldBe(4);
        var back = await Json("models", "rollback", "--registry", folder["registry"], "--reason", "a test", "--json");
        back.GetProperty("version").GetInt32().ShouldBe(1);
        Registry.Aliases()["champion"].ShouldBe(1);
    }

    [Fact]
    public async Task A_service_that_follows_the_alias_swaps_to_the_new_champion()
    {
        await Train("ols");
        data.Until(new DateOnly(2010, 6, 30));
        using var service = await ServeProcess.StartAsync("--registry", folder["registry"], "--check-seconds", "0.05");
        (await VersionOf(service)).ShouldBe(1);

        (await Retrain()).ExitCode.ShouldBe(0);

        (await Eventually.Of(() => VersionOf(service), x => x == 2)).ShouldBe(2);
        await Json("models", "rollback", "--registry", folder["registry"], "--json");
        (await Eventually.Of(() => VersionOf(service), x => x == 1)).ShouldBe(1);
    }

    [Fact]
    public async Task A_dry_run_does_everything_and_changes_nothing()
    {
        await Train("ols");
        data.Until(new DateOnly(2010, 6, 30));
        var before = Hashes();

        var result = await Retrain("--dry-run");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("Would be promoted");
        Hashes().ShouldBe(before);
        Decision().NewModel.ShouldNotBeNull().Version.ShouldBeNull();
        Decision().Gates.ShouldContain(x => x.Step == RetrainingStep.Test);
    }

    [Fact]
    public async Task A_candidate_that_is_worse_leaves_the_champion_where_it_is()
    {
        await Train("ols");
        data.Until(new DateOnly(2009, 12, 31));
        var before = Hashes();

        var result = await Retrain("--model", "naive", "--on-schedule");

        result.ExitCode.ShouldBe(3, result.Error);
        result.Output.ShouldContain("Kept: version 1 stays champion. Candidate at least as good as champion: no; RMSE");
        Hashes().ShouldBe(before);
        Decision().Outcome.ShouldBe(RetrainingOutcome.Kept);
        Decision().Gates[0].Verdict.ShouldBe(GateVerdict.NotAsked);
    }

    [Fact]
    public async Task Another_family_is_compared_fairly_even_without_new_rows_that_would_do()
    {
        await Train("naive");
        data.Until(new DateOnly(2009, 7, 10));

        var result = await Retrain("--model", "ols", "--on-schedule", "--declare-signature-change");

        // Better on the whole, and much worse on Tuesdays.
        result.ExitCode.ShouldBe(3, result.Output + result.Error);
        var decision = Decision();
        decision.Comparison.ShouldNotBeNull().Kind.ShouldBe(ComparisonKind.ChampionRefitted);
        decision.Scores.ShouldNotBeNull().Difference.ShouldBeLessThan(0);
        decision.Summary.ShouldContain("Weekday Tuesday");
        Registry.Resolve("champion").Family.ShouldBe("naive");
    }

    [Fact]
    public async Task A_new_model_that_fails_its_tests_does_not_enter()
    {
        await Train("naive");
        data.Until(new DateOnly(2009, 12, 31));
        var before = Hashes();

        // Better, but it reads fields that the champion did not.
        var result = await Retrain("--model", "ols", "--on-schedule");

        result.ExitCode.ShouldBe(5, result.Output + result.Error);
        result.Output.ShouldContain("Signature: ");
        result.Output.ShouldContain("games is new");
        Hashes().ShouldBe(before);
        Decision().Outcome.ShouldBe(RetrainingOutcome.Failed);
    }

    [Fact]
    public async Task Without_new_rows_or_with_one_nothing_is_decided()
    {
        await Train("ols");

        (await Retrain()).ShouldSatisfyAllConditions(
            x => x.ExitCode.ShouldBe(4),
            x => x.Output.ShouldContain("there are no new rows")
        );
        data.Until(new DateOnly(2009, 7, 1));
        (await Retrain()).ExitCode.ShouldBe(4);
        (await Retrain("--on-schedule")).ShouldSatisfyAllConditions(
            x => x.ExitCode.ShouldBe(4),
            x => x.Output.ShouldContain("Rows to compare on: 1 new rows")
        );
        data.KeepOneRow();
        (await Retrain("--on-schedule")).ExitCode.ShouldBe(4);
    }

    [Fact]
    public async Task New_rows_without_a_label_are_left_out_and_counted()
    {
        await Train("ols");
        data.Until(new DateOnly(2010, 6, 30));
        data.TakeLabels(20);

        (await Retrain("--dry-run")).ExitCode.ShouldBe(0);
        Decision().NewRowsWithoutLabel.ShouldBe(20);
        Decision().NewRows.ShouldBe(365);

        data.TakeLabels(365);
        var result = await Retrain("--on-schedule");
        result.ExitCode.ShouldBe(4);
        result.Output.ShouldContain("0 new rows (365 more have no label yet)");
    }

    [Fact]
    public async Task While_another_retraining_is_at_work_this_one_gives_way_and_names_it()
    {
        await Train("ols");
        using var other = Registry.HoldRetraining();

        var result = await Retrain();

        result.ExitCode.ShouldBe(6);
        result.Error.ShouldContain(
            $"Another retraining is at work on models registry \"{folder["registry"]}\": {Environment.UserName}, process {Environment.ProcessId}"
        );
        (await Retrain("--dry-run")).ExitCode.ShouldBe(4);
    }

    [Fact]
    public async Task What_cannot_be_retrained_is_refused_with_what_to_do()
    {
        (await Retrain()).ShouldSatisfyAllConditions(
            x => x.ExitCode.ShouldBe(2),
            x => x.Error.ShouldContain("does not exist. Train and register a model first")
        );
        await Train("ols");
        (await Retrain("--alias", "champoin")).ShouldSatisfyAllConditions(
            x => x.ExitCode.ShouldBe(2),
            x => x.Error.ShouldContain("Did you mean \"champion\"?")
        );
        (await Retrain("--model", "lightgbm")).ShouldSatisfyAllConditions(
            x => x.ExitCode.ShouldBe(2),
            x => x.Error.ShouldContain("boosting-lightgbm")
        );
    }

    [Fact]
    public async Task The_champion_of_another_project_is_refused()
    {
        await using var other = new DemandService();
        var version = other.Train("naive");
        Directory.CreateDirectory(folder["registry"]);
        var path = folder["package.zip"];
        using (var stream = File.Create(path))
            other.Registry.Open(version).CopyTo(stream);
        Registry.Register(path);
        Registry.SetAlias("champion", 1, "by mistake");

        var result = await Retrain();

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("expected one of \"ridership\"");
    }

    [Fact]
    public async Task A_registry_that_cannot_be_written_is_told_before_anything_is_trained()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no mode of files.");
        await Train("ols");
        data.Until(new DateOnly(2010, 6, 30));
        // Even who may write everywhere cannot open a folder as a file.
        Directory.CreateDirectory(folder["registry/.retraining"]);

        var result = await Retrain();

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("cannot be written");
        result.Error.ShouldNotContain("training a candidate");
        Registry.Aliases()["champion"].ShouldBe(1);
    }

    async Task Train(string family) =>
        (
            await CommandLine.RunAsync(
                "train",
                "--model",
                family,
                "--data",
                data.Folder,
                "--registry",
                folder["registry"]
            )
        ).ExitCode.ShouldBe(0);

    Task<CommandResult> Retrain(params string[] args) =>
        CommandLine.RunAsync([
            "retrain",
            "--data",
            data.Folder,
            "--registry",
            folder["registry"],
            "--output",
            folder["report"],
            .. args,
        ]);

    RetrainingDecision Decision() =>
        RetrainingDecision.Parse(File.ReadAllBytes(folder["report/decision.json"]), "decision.json");

    /// <summary>Every file of the registry; what only says who is at work does not count.</summary>
    Dictionary<string, string> Hashes() =>
        Directory
            .GetFiles(folder["registry"], "*", SearchOption.AllDirectories)
            .Where(x => !Path.GetFileName(x).Contains("retraining", StringComparison.Ordinal))
            .ToDictionary(
                x => x,
                x => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(x)))
            );

    static async Task<int> VersionOf(ServeProcess service)
    {
        var model = await service.Client.GetStringAsync(new Uri("/v1/model", UriKind.Relative));
        return JsonSerializer.Deserialize<JsonElement>(model).GetProperty("version").GetInt32();
    }

    static async Task<JsonElement> Json(params string[] args)
    {
        var result = await CommandLine.RunAsync(args);
        result.ExitCode.ShouldBe(0, result.Error);
        return result.Json;
    }
}
