using MlPipeline.Drift.Baseline;
using MlPipeline.Drift.Counting;
using MlPipeline.Drift.Reference;
using MlPipeline.Drift.Statistics;

namespace MlPipeline.Drift.Evidence;

/// <summary>Compares the new values of a number field with its baseline.</summary>
sealed class NumberEvidence
{
    readonly NumberReference reference;
    readonly NumberBaseline baseline;
    readonly DriftOptions options;
    readonly NumberSlot[] all;
    readonly NumberSlot[] slots;
    readonly double present;

    NumberEvidence(NumberCounter counter, DriftOptions options)
    {
        reference = counter.Reference;
        baseline = reference.Baseline;
        this.options = options;
        all = [.. counter.Slots];
        slots = [.. all.Where(x => x.Present > 0)];
        present = slots.Sum(x => (double)x.Present);
    }

    /// <summary>Compares a field.</summary>
    /// <param name="counter">What was counted.</param>
    /// <param name="options">The limits.</param>
    /// <param name="isSmall">Whether the reference is small: then tests decide, not distances.</param>
    public static FieldEvidence Of(NumberCounter counter, DriftOptions options, bool isSmall) =>
        new NumberEvidence(counter, options).Compare(isSmall);

    FieldEvidence Compare(bool isSmall)
    {
        var missing = MissingEvidence.Of(
            baseline,
            [.. all.Select(x => (x.Part.Periods, x.Missing, x.Missing + x.Present))],
            options
        );
        var evidence = new FieldEvidence
        {
            Field = baseline.Name,
            Unit = baseline.Unit,
            Statistic = isSmall ? DriftStatistic.KolmogorovSmirnov : DriftStatistic.Wasserstein,
            Findings = missing.Finding is { } gap ? [gap] : [],
            MissingThen = missing.Then,
            MissingNow = missing.Now,
        };
        if (slots.Length == 0)
            return evidence;
        var then = WeightedSample.Mix([.. slots.Select(x => (x.Part.Sample, x.Present / present))]);
        var now = WeightedSample.Mix([.. slots.Select(x => (x.Sample(), x.Present / present))]);
        evidence = evidence with
        {
            MeanThen = then.Mean,
            MeanNow = now.Mean,
            StabilityIndex = NumberBins.StabilityIndex(reference.Tenth, then, now, present, ReferenceRows),
            Bins = NumberBins.Of(then, now),
        };
        if (present < options.MinimumRows)
            return evidence;
        var distance = Distance(x => x);
        var kolmogorov = Kolmogorov();
        var p = PValue(kolmogorov);
        var values = isSmall
            ? new Finding(Aspect.Values, kolmogorov, null, p)
            : new Finding(Aspect.Values, distance, Threshold, p);
        return evidence with
        {
            Findings = [values, .. evidence.Findings],
            Hint = () => UnitHint.Of(baseline.Unit, distance, Distance, Threshold) ?? ConstantHint(now),
        };
    }

    double Threshold => Math.Max(options.Distance, options.NaturalMargin * (baseline.NaturalDistance ?? 0));

    double ReferenceRows => ReferenceSize.Of(slots.Select(x => (x.Present / present, (double)x.Part.Rows)));

    /// <summary>A change of shape or a shift, whichever is less probable; both are looked for, so the p-value doubles.</summary>
    double PValue(double kolmogorov) =>
        Math.Min(
            1,
            2
                * Math.Min(
                    KolmogorovSmirnov.PValue(kolmogorov, present, ReferenceRows, baseline.DesignEffect),
                    ShiftPValue()
                )
        );

    /// <summary>The Kolmogorov–Smirnov distance of the ranks within the seasons.</summary>
    double Kolmogorov() =>
        KolmogorovSmirnov.Distance(
            WeightedSample.Of(
                slots.SelectMany(slot => slot.Rows.Select(x => slot.Part.Scale.Position(x.Cell))),
                slots.SelectMany(slot => slot.Rows.Select(x => (double)x.Rows))
            ),
            WeightedSample.Mix([.. slots.Select(x => (x.Part.Scale.Reference, x.Present / present))])
        );

    /// <summary>The p-value of the mean normal score within the seasons: a shift shows there long before it changes the largest distance.</summary>
    double ShiftPValue()
    {
        double sum = 0,
            variance = 0;
        foreach (var slot in slots)
        {
            var scale = slot.Part.Scale;
            sum += slot.Rows.Sum(x => x.Rows * (scale.Score(x.Cell) - scale.MeanScore));
            variance += slot.Present / present * scale.ScoreVariance;
        }
        var error = Math.Sqrt(variance * baseline.DesignEffect * (1 / present + 1 / ReferenceRows));
        return error > 0 ? StandardNormal.PValue(sum / present / error) : 1;
    }

    /// <summary>The Wasserstein distance, in standard deviations, to the most similar period of the same season.</summary>
    /// <param name="change">Applied to the new values first; increasing.</param>
    double Distance(Func<double, double> change) =>
        slots.Sum(x => x.Present / present * x.Part.Nearest(x.Sample().Select(change))) / baseline.StandardDeviation;

    static string? ConstantHint(WeightedSample sample) =>
        sample.Values[0] >= sample.Values[^1]
            ? $"All new rows have the same value, {NumberBins.Text(sample.Values[0])}: is the source still alive?"
            : null;
}
