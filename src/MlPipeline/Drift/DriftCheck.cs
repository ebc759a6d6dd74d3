using MlPipeline.DataLoaders;
using MlPipeline.Drift.Counting;
using MlPipeline.Drift.Evidence;
using MlPipeline.Drift.Reference;

namespace MlPipeline.Drift;

/// <summary>Compares new rows with those that a model was trained on, like with like: rows of a season with those of the same season.</summary>
/// <param name="reference">What the model was trained on.</param>
/// <param name="options">The limits.</param>
/// <param name="clock">Tells which days lie in the future; null where nobody cares.</param>
/// <exception cref="InputException">A limit is out of its range.</exception>
public sealed class DriftCheck(BaselineProfile reference, DriftOptions options, TimeProvider? clock = null)
{
    readonly DriftOptions options = options.Validated();
    readonly DriftReference prepared = new(reference);

    /// <summary>Checks rows that are in memory.</summary>
    /// <param name="current">The new rows: the inputs, and the label and the day where they are known. Other columns are not looked at.</param>
    /// <param name="predictions">The model's prediction of each, in label units; null where it was not asked.</param>
    public DriftReport Run(Dataset current, IReadOnlyList<double>? predictions = null) =>
        Run(Slices(current, predictions));

    /// <summary>Checks rows that come batch by batch, each of which is looked at once; memory does not grow with them.</summary>
    public DriftReport Run(IEnumerable<DriftBatch> current, CancellationToken cancellation = default)
    {
        var counters = new DriftCounters(prepared);
        foreach (var batch in current)
        {
            cancellation.ThrowIfCancellationRequested();
            counters.Add(batch);
        }
        return Decide(counters);
    }

    DriftReport Decide(DriftCounters counters)
    {
        var isSmall = reference.Rows <= options.SmallReference;
        FieldEvidence[] inputs =
        [
            .. counters.Numbers.AsParallel().AsOrdered().Select(x => NumberEvidence.Of(x, options, isSmall)),
            .. counters.Categories.Select(x => CategoryEvidence.Of(x, options, isSmall)),
        ];
        (string Name, NumberCounter Counter)[] outcomes =
        [
            .. ((string, NumberCounter Counter)[])
                [("error", counters.Error), ("label", counters.Label), ("prediction", counters.Prediction)],
        ];
        outcomes = [.. outcomes.Where(x => x.Counter.Slots.Any(slot => slot.Present > 0))];
        // All that is tested at once is corrected for at once.
        var decided = DriftRule.Decide(
            [.. inputs, .. outcomes.Select(x => NumberEvidence.Of(x.Counter, options, isSmall).WithoutMissing())],
            counters.Rows,
            options
        );
        var fields = decided[..inputs.Length].Select(x => WithAbsence(x, counters)).ToArray();
        (string Name, FieldDrift Drift)[] found = [.. outcomes.Select((x, i) => (x.Name, decided[inputs.Length + i]))];
        var verdict = DriftRule.Decide(fields, found.Select(x => x.Drift), counters.Rows, options);
        FieldDrift[] sorted =
        [
            .. fields
                .OrderByDescending(x => x.Verdict == DriftVerdict.Drifted)
                .ThenBy(x => x.AdjustedPValue ?? 1)
                .ThenByDescending(x => x.Value / x.Threshold ?? 0)
                .ThenBy(x => x.Field, StringComparer.Ordinal),
        ];
        return new DriftReport(
            verdict,
            DriftWords.Reason(verdict, sorted, found, counters.Rows, options),
            sorted,
            Found("prediction"),
            Found("label"),
            Found("error"),
            counters.Rows,
            counters.Days.First,
            counters.Days.Last
        )
        {
            Notes = [.. DriftNotes.Of(reference, counters, Today)],
        };

        FieldDrift? Found(string name) => found.FirstOrDefault(x => x.Name == name).Drift;
    }

    DateOnly? Today => clock is null ? null : DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    static FieldDrift WithAbsence(FieldDrift field, DriftCounters counters) =>
        counters.Absent.Contains(field.Field)
            ? field with
            {
                Hint = "The new data do not have this field: add it, or check the name of its column.",
            }
            : field;

    /// <summary>As many rows at a time as a loader gives, so that all cores have work and memory stays small.</summary>
    static IEnumerable<DriftBatch> Slices(Dataset rows, IReadOnlyList<double>? predictions)
    {
        for (var start = 0; start < rows.RowCount; start += DataLoader.DefaultBatchRows)
        {
            var count = Math.Min(DataLoader.DefaultBatchRows, rows.RowCount - start);
            yield return new DriftBatch(
                rows.Slice(start, count),
                predictions is null ? null : [.. predictions.Skip(start).Take(count)]
            );
        }
    }
}
