using MlPipeline.Drift.Baseline;
using MlPipeline.Drift.Statistics;

namespace MlPipeline.Drift.Reference;

/// <summary>The part of a number field's baseline that the rows of one season are compared with.</summary>
sealed class NumberPart
{
    readonly WeightedSample[] samples;

    /// <summary>Takes some periods of a baseline, which have a value.</summary>
    /// <param name="baseline">The field.</param>
    /// <param name="periods">The periods; the whole baseline stands in where they are too short.</param>
    public NumberPart(NumberBaseline baseline, int[] periods)
    {
        Periods = baseline.OrAll(periods);
        Sample = baseline.In(Periods)!;
        Rows = Periods.Sum(x => (long)baseline.Rows[x]);
        Scale = new RankScale(Sample, Rows);
        samples =
        [
            .. Periods
                .Where(x => baseline.Rows[x] >= BaselinePeriod.FewestRows)
                .Select(x => WeightedSample.Of(baseline.Values[x])),
        ];
        if (samples.Length == 0)
            samples = [Sample];
    }

    /// <summary>The periods.</summary>
    public int[] Periods { get; }

    /// <summary>The distribution in all of them.</summary>
    public WeightedSample Sample { get; }

    /// <summary>The rows with a value.</summary>
    public long Rows { get; }

    /// <summary>The ranks.</summary>
    public RankScale Scale { get; }

    /// <summary>The Wasserstein distance to the period that is most similar.</summary>
    public double Nearest(WeightedSample sample) => samples.Min(x => Wasserstein.Distance(sample, x));
}
