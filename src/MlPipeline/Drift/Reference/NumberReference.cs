using MlPipeline.Drift.Baseline;

namespace MlPipeline.Drift.Reference;

/// <summary>The baseline of a number field, made ready to compare with.</summary>
sealed class NumberReference
{
    const int Tenths = 10;

    readonly Lazy<NumberPart>[] parts;
    readonly Lazy<double[]> tenths;

    /// <summary>Makes nothing yet: a part is made when the first row is compared with it.</summary>
    public NumberReference(NumberBaseline baseline, SeasonSlots slots)
    {
        Baseline = baseline;
        Slots = slots;
        HasValues = baseline.Rows.Any(x => x > 0);
        parts = [.. slots.PeriodsOf.Select(x => new Lazy<NumberPart>(() => new NumberPart(baseline, x)))];
        tenths = new(() =>
            [
                .. Enumerable
                    .Range(1, Tenths - 1)
                    .Select(i => parts[0].Value.Sample.Quantile((double)i / Tenths))
                    .Distinct(),
            ]
        );
    }

    /// <summary>The field.</summary>
    public NumberBaseline Baseline { get; }

    /// <summary>The slots of the seasons.</summary>
    public SeasonSlots Slots { get; }

    /// <summary>Whether training had any value.</summary>
    public bool HasValues { get; }

    /// <summary>Where the tenths of the whole baseline end; fewer where many values are equal.</summary>
    public double[] Tenth => tenths.Value;

    /// <summary>What rows of a slot are compared with.</summary>
    public NumberPart Part(int slot) => parts[slot].Value;
}
