using System.Globalization;
using MlPipeline.Drift;

namespace MlPipeline.Pipelines.Retraining;

/// <summary>The gates before a new model is trained. Pure functions.</summary>
public static class TrialGates
{
    /// <summary>Have the new rows drifted? On schedule the answer does not matter.</summary>
    /// <param name="report">What the check found; null where there was nothing to check.</param>
    /// <param name="newRows">The number of new rows.</param>
    /// <param name="trigger">What asks for a candidate.</param>
    public static Gate Drift(DriftReport? report, int newRows, RetrainingTrigger trigger)
    {
        var limit = trigger == RetrainingTrigger.Drift ? "drift" : "nothing: on schedule";
        if (newRows == 0)
            return new(
                RetrainingStep.DriftCheck,
                "New rows have drifted",
                GateVerdict.Inconclusive,
                "there are no new rows",
                limit
            );
        var found = report?.Reason ?? "the champion's package has no baseline to compare with";
        var verdict = (trigger, report?.Verdict) switch
        {
            (RetrainingTrigger.Schedule, _) => GateVerdict.NotAsked,
            (_, DriftVerdict.Drifted) => GateVerdict.Passed,
            (_, DriftVerdict.Stable) => GateVerdict.Refused,
            _ => GateVerdict.Inconclusive,
        };
        return new(RetrainingStep.DriftCheck, "New rows have drifted", verdict, found, limit);
    }

    /// <summary>Are there enough rows that neither model has seen?</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="withoutLabel">The number of new rows that were left out as they have no label.</param>
    public static Gate Rows(ComparisonPlan plan, int withoutLabel)
    {
        var left = withoutLabel == 0 ? "" : $" ({Text(withoutLabel)} more have no label yet)";
        return plan.Kind == ComparisonKind.NotPossible
            ? new(
                RetrainingStep.Evaluate,
                "Rows to compare on",
                GateVerdict.Inconclusive,
                $"{Text(plan.NewRows)} new rows{left}",
                plan.Rule
            )
            : new(
                RetrainingStep.Evaluate,
                "Rows to compare on",
                GateVerdict.Passed,
                $"{Text(plan.NewRows)} new rows{left}, {Text(plan.TestRows)} to compare on",
                plan.Rule
            );
    }

    /// <summary>Is the candidate at least as good as the champion on the same rows?</summary>
    /// <remarks>
    /// Where chance may have made the difference the policy says who wins. The candidate being favoured, it must not be
    /// worse by more than chance; the champion being favoured, the candidate must be better by more than chance.
    /// </remarks>
    public static Gate Score(ScoreComparison scores, RetrainingPolicy policy, string? unit)
    {
        var verdict =
            !double.IsFinite(scores.Candidate) || scores.IsWorse ? GateVerdict.Refused
            : scores.IsBetter || policy.Favoured == Contestant.Candidate ? GateVerdict.Passed
            : GateVerdict.Inconclusive;
        return new(
            RetrainingStep.Compare,
            "Candidate at least as good as champion",
            verdict,
            string.Create(
                CultureInfo.InvariantCulture,
                $"RMSE {scores.Candidate:0.000} against {scores.Champion:0.000}{Unit(unit)}; difference {Signed(scores.Difference)}, {policy.Confidence:0.#%} interval {Signed(scores.Lower)} to {Signed(scores.Upper)}"
            ),
            policy.Favoured == Contestant.Candidate
                ? "the interval must not lie above zero; where it holds zero the candidate is favoured"
                : "the interval must lie below zero; where it holds zero the champion is favoured"
        );
    }

    /// <summary>Does no slice lose more than the policy allows?</summary>
    public static Gate Slices(IReadOnlyList<SliceComparison> slices, RetrainingPolicy policy, string? unit)
    {
        var asked = slices.Where(x => x.Scores.Rows >= policy.MinimumSliceRows).ToArray();
        var worse = asked.Where(x => IsWorse(x.Scores, policy)).ToArray();
        var limit = string.Create(
            CultureInfo.InvariantCulture,
            $"no slice of {policy.MinimumSliceRows} rows or more worse by over {policy.SliceTolerance:0.#%}, beyond chance"
        );
        if (asked.Length == 0)
            return new(
                RetrainingStep.Compare,
                "No slice much worse",
                GateVerdict.NotAsked,
                "no slice has enough rows",
                limit
            );
        return new(
            RetrainingStep.Compare,
            "No slice much worse",
            worse.Length == 0 ? GateVerdict.Passed : GateVerdict.Refused,
            worse.Length == 0
                ? $"none of {asked.Length} slices"
                : string.Join(
                    "; ",
                    worse.Select(x =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{x.Slicing} {x.Slice}: {x.Scores.Candidate:0.000} against {x.Scores.Champion:0.000}{Unit(unit)} on {x.Scores.Rows} rows"
                        )
                    )
                ),
            limit
        );
    }

    /// <summary>Worse by more than the policy allows, and by more than chance.</summary>
    internal static bool IsWorse(ScoreComparison scores, RetrainingPolicy policy) =>
        scores.IsWorse && scores.Candidate > scores.Champion * (1 + policy.SliceTolerance);

    static string Signed(double value) => value.ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture);

    static string Text(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    static string Unit(string? unit) => unit is null ? "" : $" {unit}";
}
