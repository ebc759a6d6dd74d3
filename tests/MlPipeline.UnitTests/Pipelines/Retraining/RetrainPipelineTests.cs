using System.Text.RegularExpressions;
using MlPipeline.DataLoaders;
using MlPipeline.Drift;
using MlPipeline.Pipelines;
using MlPipeline.Pipelines.Retraining;
using MlPipeline.Registry;
using MlPipeline.Reports;
using MlPipeline.UnitTests.Pipelines.Backtesting;
using MlPipeline.UnitTests.Registry;

namespace MlPipeline.UnitTests.Pipelines.Retraining;

/// <summary>Whole retrainings of a small project, in memory but for the registry.</summary>
public sealed partial class RetrainPipelineTests : IDisposable
{
    const int Trained = 900;

    static readonly TwoWorldsProject Project = new();
    static readonly ProjectCode Code = new(new Dictionary<string, ReadOnlyMemory<byte>>(), "abc");

    readonly TemporaryFolder folder = new();
    readonly FolderModelsRegistry registry;
    readonly Dataset changed;

    public RetrainPipelineTests()
    {
        registry = new FolderModelsRegistry(folder["registry"], TimeProvider.System);
        changed = TwoWorldsProject.Rows(otherFrom: new DateOnly(2022, 7, 1), rows: Trained + 150);
        Train(changed.Slice(0, Trained), "recent-level");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_world_that_has_changed_gives_a_new_champion_and_a_page_that_says_why()
    {
        var result = Run(changed);

        result.Decision.Outcome.ShouldBe(RetrainingOutcome.Promoted);
        registry.Aliases()["champion"].ShouldBe(2);
        result.Decision.Summary.ShouldStartWith("Promoted: version 2 is champion in place of version 1; RMSE ");
        registry.History()[^1].Reason.ShouldStartWith("retrained on drift with data to 2022-11-15: RMSE ");
        var html = File.ReadAllText(RetrainingReport.Write(result, Project, folder["report"]));
        html.ShouldContain("<h1>Promoted: version 2 is champion");
        html.ShouldContain("<h2>Gate by gate</h2>");
        foreach (var gate in result.Decision.Gates)
            html.ShouldContain(gate.Name);
        // The error has drifted: then and now, and both models on the same rows.
        Images().Count(html).ShouldBeGreaterThanOrEqualTo(3);
        html.ShouldNotContain("<script", Case.Insensitive);
        html.ShouldNotContain("https://");
        var decision = RetrainingDecision.Parse(File.ReadAllBytes(folder["report", "decision.json"]), "decision.json");
        decision.ToJson().ShouldBe(result.Decision.ToJson());
    }

    [Fact]
    public void A_world_that_stays_keeps_its_champion()
    {
        var result = Run(TwoWorldsProject.Rows(rows: Trained + 150));

        result.Decision.Outcome.ShouldBe(RetrainingOutcome.Kept, result.Decision.Summary);
        result.Decision.Summary.ShouldContain("nothing has drifted");
        registry.List().Count.ShouldBe(1);
        File.ReadAllText(RetrainingReport.Write(result, Project, folder["report"]))
            .ShouldContain("It did not come to that.");
    }

    [Fact]
    public void On_schedule_the_same_rows_are_enough_and_a_tie_goes_to_the_candidate()
    {
        var result = Run(TwoWorldsProject.Rows(rows: Trained + 150), RetrainingTrigger.Schedule);

        result.Decision.Outcome.ShouldBe(RetrainingOutcome.Promoted, result.Decision.Summary);
        registry.History()[^1].Reason.ShouldStartWith("retrained on schedule");
    }

    [Fact]
    public void A_package_that_does_not_load_elsewhere_does_not_enter()
    {
        var result = Run(
            changed,
            trial: new ScriptedTrial(_ => new PackageTrialAnswer(null, "exit code 134: no such library"))
        );

        result.Decision.Outcome.ShouldBe(RetrainingOutcome.Failed);
        result.Decision.Summary.ShouldContain("no such library");
        registry.List().Count.ShouldBe(1);
    }

    [Fact]
    public void Somebody_who_moves_the_alias_meanwhile_has_the_last_word()
    {
        Train(changed.Slice(0, Trained), "naive");
        var trial = new ScriptedTrial(path =>
        {
            registry.SetAlias("champion", 2, "by hand");
            return ScriptedTrial.InThisProcess(path);
        });

        var refusal = Should.Throw<BusyException>(() => Run(changed, trial: trial));

        refusal.Message.ShouldContain("by hand");
        registry.Aliases()["champion"].ShouldBe(2);
        registry.List().Count.ShouldBe(2);
    }

    [Fact]
    public void A_champion_without_a_baseline_can_be_retrained_on_schedule_only()
    {
        var package = registry.Open(1);
        var path = folder["old.zip"];
        ModelPackage.Write(
            path,
            new PackageContent(
                package.Metadata,
                package.ModelFiles.Where(x => x != "baseline.json").ToDictionary(x => x, x => package.ReadModelFile(x)),
                new Dictionary<string, ReadOnlyMemory<byte>>(),
                package.Card
            )
        );
        registry.SetAlias("champion", registry.Register(path).Version.Number, "made long ago");

        var refusal = Should.Throw<InputException>(() => Run(changed));
        refusal.Problem.ShouldContain("baseline");
        refusal.Remedy.ShouldStartWith("Retrain on schedule");

        var result = Run(changed, RetrainingTrigger.Schedule);
        result.Decision.Outcome.ShouldBe(RetrainingOutcome.Promoted, result.Decision.Summary);
        result.Decision.Gates[0].Found.ShouldContain("no baseline");
    }

    [Fact]
    public void The_same_data_and_seed_decide_the_same()
    {
        var one = Run(changed, isDryRun: true).Decision;
        var other = Run(changed, isDryRun: true).Decision;

        other.Scores.ShouldBe(one.Scores);
        other.NewModel.ShouldBe(one.NewModel);
        other.Slices.ShouldBe(one.Slices);
        registry.List().Count.ShouldBe(1);
    }

    void Train(Dataset rows, string family)
    {
        var content = new TrainPipeline(Project).Run(
            rows,
            Split.LastShare(rows, TwoWorldsProject.Day),
            Project.Family(family),
            seed: 1,
            Code
        );
        var path = folder[$"{family}.zip"];
        ModelPackage.Write(path, content);
        var registration = registry.Register(path);
        if (registration.Version.Number == 1)
            registry.SetAlias("champion", 1, "the first");
    }

    RetrainingResult Run(
        Dataset rows,
        RetrainingTrigger trigger = RetrainingTrigger.Drift,
        bool isDryRun = false,
        IPackageTrial? trial = null
    ) =>
        new RetrainPipeline(
            Project,
            registry,
            trial ?? new ScriptedTrial(ScriptedTrial.InThisProcess),
            TimeProvider.System
        ).Run(
            () => rows,
            new RetrainingRequest("champion", null, trigger, DeclaresSignature: false, isDryRun, Seed: 1),
            new DriftOptions(),
            Code
        );

    [GeneratedRegex("<img ")]
    private static partial Regex Images();

    /// <summary>A trial that needs no process: that a process of its own answers the same is tested with the whole application.</summary>
    sealed class ScriptedTrial(Func<string, PackageTrialAnswer> run) : IPackageTrial
    {
        public PackageTrialAnswer Run(string packagePath) => run(packagePath);

        public static PackageTrialAnswer InThisProcess(string packagePath)
        {
            var package = ModelPackage.Open(packagePath);
            var example = package.Metadata.InputExample[TwoWorldsProject.Temperature.Name].GetDouble();
            var row = new Dataset(new NumberColumn(TwoWorldsProject.Temperature, new[] { example }));
            return new(PipelineFiles.Read(Project, package).Predict(row)[0], null);
        }
    }
}
