using MlPipeline.Drift.Statistics;

namespace MlPipeline.Drift.Evidence;

/// <summary>The rule by which evidence becomes verdicts.</summary>
/// <remarks>
/// A field has drifted when in one respect it differs by more than chance (its p-value, adjusted for the number of fields, is
/// below the significance) and by enough to matter (its distance reaches the threshold). A field with too few values is
/// inconclusive. The dataset has drifted when more than a share of its inputs has, or its predictions, labels or errors have.
/// </remarks>
static class DriftRule
{
    /// <summary>Decides about fields that are tested together.</summary>
    /// <returns>The fields, in the same order.</returns>
    public static FieldDrift[] Decide(IReadOnlyList<FieldEvidence> fields, long rows, DriftOptions options)
    {
        int[] tested = [.. Enumerable.Range(0, fields.Count).Where(x => fields[x].PValue is not null)];
        var adjusted = BenjaminiHochberg.Adjust([.. tested.Select(x => fields[x].PValue!.Value)]);
        var decided = fields.Select(x => Decide(x, null, rows, options)).ToArray();
        foreach (var (rank, place) in tested.Index())
            decided[place] = Decide(fields[place], adjusted[rank], rows, options);
        return decided;
    }

    /// <summary>Decides about all fields together.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="outcomes">Predictions, labels and errors, as far as they are known.</param>
    /// <param name="rows">The new rows.</param>
    /// <param name="options">The limits.</param>
    public static DriftVerdict Decide(
        IReadOnlyList<FieldDrift> inputs,
        IEnumerable<FieldDrift> outcomes,
        long rows,
        DriftOptions options
    )
    {
        var drifted = inputs.Count(x => x.Verdict == DriftVerdict.Drifted);
        return rows < options.MinimumRows ? DriftVerdict.Inconclusive
            : drifted > options.FieldShare * inputs.Count || outcomes.Any(x => x.Verdict == DriftVerdict.Drifted)
                ? DriftVerdict.Drifted
            : inputs.Count > 0 && inputs.All(x => x.Verdict == DriftVerdict.Inconclusive) ? DriftVerdict.Inconclusive
            : DriftVerdict.Stable;
    }

    static FieldDrift Decide(FieldEvidence field, double? adjusted, long rows, DriftOptions options)
    {
        Finding[] drifted =
        [
            .. field.Findings.Where(x => x.Matters && Adjusted(field, x, adjusted) < options.Significance),
        ];
        var values = field.Findings.Cast<Finding?>().FirstOrDefault(x => x!.Value.Aspect == Aspect.Values);
        var verdict =
            rows < options.MinimumRows ? DriftVerdict.Inconclusive
            : drifted.Length > 0 ? DriftVerdict.Drifted
            : values is null ? DriftVerdict.Inconclusive
            : DriftVerdict.Stable;
        return new FieldDrift(
            field.Field,
            field.Unit,
            field.Statistic,
            values?.Value,
            values?.Threshold,
            field.PValue,
            adjusted,
            field.StabilityIndex,
            field.MissingThen,
            field.MissingNow,
            field.UnseenCategories,
            verdict,
            verdict == DriftVerdict.Drifted ? DriftWords.Hint(field, [.. drifted.Select(x => x.Aspect)]) : null
        )
        {
            UnseenShare = field.UnseenShare,
            MeanThen = field.MeanThen,
            MeanNow = field.MeanNow,
            Bins = field.Bins,
        };
    }

    /// <summary>The p-value of one respect, corrected by as much as that of the field was.</summary>
    static double Adjusted(FieldEvidence field, Finding finding, double? adjusted) =>
        field.PValue is not { } p || adjusted is not { } corrected ? 1
        : p > 0 ? Math.Min(1, finding.PValue * field.Findings.Count * corrected / p)
        : finding.PValue > 0 ? Math.Min(1, finding.PValue * field.Findings.Count)
        : 0;
}
