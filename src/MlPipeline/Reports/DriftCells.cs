using MlPipeline.Drift;

namespace MlPipeline.Reports;

/// <summary>The figures of a field's drift as tables show them.</summary>
public static class DriftCells
{
    /// <summary>Mean then and now, distance, its limit, adjusted p-value, population stability index, share of missing rows; a dash where there is none.</summary>
    public static IReadOnlyList<string> Of(FieldDrift drift) =>
        [
            Mean(drift.MeanThen, drift),
            Mean(drift.MeanNow, drift),
            Figure(drift.Value),
            Figure(drift.Threshold),
            drift.AdjustedPValue is { } p ? Digits.Probability(p) : "–",
            Figure(drift.StabilityIndex),
            Change(Digits.Percent(drift.MissingThen), Digits.Percent(drift.MissingNow)),
        ];

    static string Mean(double? mean, FieldDrift drift) =>
        mean is not { } value ? "–"
        : drift.Unit is null ? Digits.Significant(value, 3)
        : $"{Digits.Significant(value, 3)} {drift.Unit}";

    static string Figure(double? value) => value is { } figure ? Digits.Fixed(figure, 3) : "–";

    static string Change(string then, string now) => then == now ? now : $"{then} → {now}";
}
