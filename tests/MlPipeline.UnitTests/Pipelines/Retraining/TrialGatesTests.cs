using MlPipeline.Drift;
using MlPipeline.Pipelines.Retraining;

namespace MlPipeline.UnitTests.Pipelines.Retraining;

/// <summary>The rules, as tables.</summary>
public sealed class TrialGatesTests
{
    static readonly RetrainingPolicy FavoursCandidate = new() { Favoured = Contestant.Candidate };
    static readonly RetrainingPolicy FavoursChampion = new() { Favoured = Contestant.Champion };

    [Theory]
    [InlineData(DriftVerdict.Drifted, RetrainingTrigger.Drift, GateVerdict.Passed)]
    [InlineData(DriftVerdict.Stable, RetrainingTrigger.Drift, GateVerdict.Refused)]
    [InlineData(DriftVerdict.Inconclusive, RetrainingTrigger.Drift, GateVerdict.Inconclusive)]
    [InlineData(DriftVerdict.Stable, RetrainingTrigger.Schedule, GateVerdict.NotAsked)]
    [InlineData(DriftVerdict.Drifted, RetrainingTrigger.Schedule, GateVerdict.NotAsked)]
    public void Drift_decides_unless_the_schedule_does(
        DriftVerdict found,
        RetrainingTrigger trigger,
        GateVerdict verdict
    ) => TrialGates.Drift(Report(found), newRows: 30, trigger).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(RetrainingTrigger.Drift)]
    [InlineData(RetrainingTrigger.Schedule)]
    public void Without_new_rows_nobody_knows_and_nothing_is_trained(RetrainingTrigger trigger) =>
        TrialGates.Drift(null, newRows: 0, trigger).Verdict.ShouldBe(GateVerdict.Inconclusive);

    [Theory]
    // The interval of candidate − champion, who is favoured, the answer
    [InlineData(-0.3, -0.1, Contestant.Candidate, GateVerdict.Passed)]
    [InlineData(-0.3, -0.1, Contestant.Champion, GateVerdict.Passed)]
    [InlineData(-0.2, 0.2, Contestant.Candidate, GateVerdict.Passed)]
    [InlineData(-0.2, 0.2, Contestant.Champion, GateVerdict.Inconclusive)]
    [InlineData(0, 0, Contestant.Candidate, GateVerdict.Passed)]
    [InlineData(0, 0, Contestant.Champion, GateVerdict.Inconclusive)]
    [InlineData(0.1, 0.3, Contestant.Candidate, GateVerdict.Refused)]
    [InlineData(0.1, 0.3, Contestant.Champion, GateVerdict.Refused)]
    public void Noise_does_not_decide_and_the_policy_says_who_is_favoured(
        double lower,
        double upper,
        Contestant favoured,
        GateVerdict verdict
    ) =>
        TrialGates
            .Score(
                new ScoreComparison(100, 1, 1 + (lower + upper) / 2, lower, upper),
                favoured == Contestant.Candidate ? FavoursCandidate : FavoursChampion,
                "km"
            )
            .Verdict.ShouldBe(verdict);

    [Fact]
    public void A_candidate_that_diverged_is_refused() =>
        TrialGates
            .Score(new ScoreComparison(10, 1, double.NaN, double.NaN, double.NaN), FavoursCandidate, null)
            .Verdict.ShouldBe(GateVerdict.Refused);

    [Theory]
    // rows, candidate, lower end: the answer. The champion errs by 1, a tenth more is allowed.
    [InlineData(20, 1.2, 0.05, GateVerdict.Refused)]
    [InlineData(20, 1.09, 0.05, GateVerdict.Passed)]
    [InlineData(20, 1.2, -0.05, GateVerdict.Passed)]
    [InlineData(20, 0.8, -0.3, GateVerdict.Passed)]
    [InlineData(19, 1.2, 0.05, GateVerdict.NotAsked)]
    public void No_slice_of_enough_rows_is_much_worse_beyond_chance(
        int rows,
        double candidate,
        double lower,
        GateVerdict verdict
    ) =>
        TrialGates
            .Slices(
                [
                    new("Weekday", "Monday", new ScoreComparison(rows, 1, candidate, lower, 2)),
                    new("Weekday", "Tuesday", new ScoreComparison(2, 1, 9, 5, 9)),
                ],
                new RetrainingPolicy(),
                null
            )
            .Verdict.ShouldBe(verdict);

    [Fact]
    public void A_slice_that_is_worse_is_named_with_its_errors()
    {
        var gate = TrialGates.Slices(
            [new("Kind of day", "federal holiday", new ScoreComparison(22, 1.5, 2.5, 0.4, 1.6))],
            new RetrainingPolicy(),
            "thousand entries"
        );

        gate.Found.ShouldBe("Kind of day federal holiday: 2.500 against 1.500 thousand entries on 22 rows");
    }

    [Theory]
    [InlineData(new[] { GateVerdict.Passed, GateVerdict.NotAsked, GateVerdict.Passed }, RetrainingOutcome.Promoted)]
    [InlineData(new[] { GateVerdict.Refused }, RetrainingOutcome.Kept)]
    [InlineData(new[] { GateVerdict.Inconclusive }, RetrainingOutcome.Inconclusive)]
    [InlineData(new[] { GateVerdict.Passed, GateVerdict.Refused, GateVerdict.Inconclusive }, RetrainingOutcome.Kept)]
    [InlineData(
        new[] { GateVerdict.Passed, GateVerdict.Inconclusive, GateVerdict.Refused },
        RetrainingOutcome.Inconclusive
    )]
    public void The_first_gate_that_is_not_passed_decides(GateVerdict[] verdicts, RetrainingOutcome outcome) =>
        RetrainingOutcomes.Of(verdicts.Select(x => new Gate(RetrainingStep.Compare, "?", x, "", ""))).ShouldBe(outcome);

    [Fact]
    public void A_new_model_that_does_not_pass_its_tests_has_failed() =>
        RetrainingOutcomes
            .Of([
                new Gate(RetrainingStep.Compare, "?", GateVerdict.Passed, "", ""),
                new Gate(RetrainingStep.Test, "?", GateVerdict.Refused, "", ""),
            ])
            .ShouldBe(RetrainingOutcome.Failed);

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.95)]
    public void A_limit_out_of_its_range_is_refused(double share) =>
        Should
            .Throw<InputException>(() => new RetrainingPolicy { TestShare = share }.Validated())
            .Problem.ShouldContain("TestShare");

    static DriftReport Report(DriftVerdict verdict) => new(verdict, "because", [], null, null, null, 30, null, null);
}
