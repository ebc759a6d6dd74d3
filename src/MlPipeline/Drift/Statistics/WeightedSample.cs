namespace MlPipeline.Drift.Statistics;

/// <summary>Numbers in ascending order, each with a share of the whole; the shares add up to 1.</summary>
public sealed class WeightedSample
{
    readonly double[] values;
    readonly double[] shares;

    WeightedSample(double[] values, double[] shares)
    {
        this.values = values;
        this.shares = shares;
    }

    /// <summary>The numbers, ascending.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The share of each.</summary>
    public ReadOnlySpan<double> Shares => shares;

    /// <summary>The arithmetic mean.</summary>
    public double Mean => values.Zip(shares, (value, share) => value * share).Sum();

    /// <summary>Numbers of equal shares.</summary>
    /// <param name="values">At least one, in any order.</param>
    public static WeightedSample Of(params IEnumerable<double> values)
    {
        double[] ascending = [.. values.Order()];
        ArgumentOutOfRangeException.ThrowIfZero(ascending.Length);
        var shares = new double[ascending.Length];
        Array.Fill(shares, 1.0 / ascending.Length);
        return new(ascending, shares);
    }

    /// <summary>Numbers with weights.</summary>
    /// <param name="values">At least one, in any order.</param>
    /// <param name="weights">The weight of each, in any unit: shares are made of them.</param>
    public static WeightedSample Of(IEnumerable<double> values, IEnumerable<double> weights)
    {
        double[] ascending = [.. values];
        double[] shares = [.. weights];
        ArgumentOutOfRangeException.ThrowIfZero(ascending.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(shares.Length, ascending.Length);
        Array.Sort(ascending, shares);
        var sum = shares.Sum();
        for (var i = 0; i < shares.Length; i++)
            shares[i] /= sum;
        return new(ascending, shares);
    }

    /// <summary>Several samples together.</summary>
    /// <param name="parts">At least one sample, each with its weight.</param>
    public static WeightedSample Mix(params IReadOnlyList<(WeightedSample Sample, double Weight)> parts) =>
        parts.Count == 1
            ? parts[0].Sample
            : Of(
                parts.SelectMany(x => x.Sample.values),
                parts.SelectMany(x => x.Sample.shares.Select(share => share * x.Weight))
            );

    /// <summary>The smallest value up to which at least the given share lies.</summary>
    public double Quantile(double probability)
    {
        // What shares add up to is not exact.
        const double rounding = 1e-12;
        var upTo = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            upTo += shares[i];
            if (upTo >= probability - rounding)
                return values[i];
        }
        return values[^1];
    }

    /// <summary>The same sample, each value changed by an increasing function.</summary>
    public WeightedSample Select(Func<double, double> change) => new([.. values.Select(change)], shares);
}
