using System.Globalization;

namespace MlPipeline.Pipelines.Retraining;

/// <summary>A decision in words. Pure functions.</summary>
static class DecisionSummary
{
    /// <summary>One sentence for people: what was decided, and why.</summary>
    public static string Of(RetrainingDecision decision, string? unit)
    {
        var champion = $"version {decision.Champion.Version} stays {decision.Request.Alias}";
        var stopping = RetrainingOutcomes.Stopping(decision.Gates);
        return decision.Outcome switch
        {
            RetrainingOutcome.Promoted when decision.NewModel?.Version is { } version =>
                $"Promoted: version {version} is {decision.Request.Alias} in place of version {decision.Champion.Version}; {Scores(decision, unit)}.",
            RetrainingOutcome.Promoted =>
                $"Would be promoted in place of version {decision.Champion.Version}, but this was a dry run; {Scores(decision, unit)}.",
            RetrainingOutcome.Kept when stopping is { Step: RetrainingStep.DriftCheck } =>
                $"Kept: {champion}, as nothing has drifted. {stopping.Found}",
            RetrainingOutcome.Kept => $"Kept: {champion}. {stopping!.Name}: no; {stopping.Found}.",
            RetrainingOutcome.Inconclusive =>
                $"Inconclusive: {champion}. {stopping!.Name}: nobody knows; {stopping.Found.TrimEnd('.')}.",
            _ =>
                $"Failed: {champion}, as the new model did not pass its tests. {stopping!.Name}: {stopping.Found}, expected {stopping.Limit}.",
        };
    }

    /// <summary>Why the alias moves, for the history.</summary>
    public static string Reason(RetrainingDecision decision, string? unit) =>
        $"retrained {(decision.Request.Trigger == RetrainingTrigger.Drift ? "on drift" : "on schedule")} "
        + $"with data to {decision.Data.LastDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? $"row {decision.Data.Rows}"}: "
        + Scores(decision, unit);

    static string Scores(RetrainingDecision decision, string? unit) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"RMSE {decision.Scores!.Candidate:0.000} against {decision.Scores.Champion:0.000}{(unit is null ? "" : $" {unit}")} on {decision.Scores.Rows} rows that neither was trained on"
        );
}
