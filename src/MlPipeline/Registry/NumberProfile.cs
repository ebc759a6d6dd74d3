namespace MlPipeline.Registry;

/// <summary>How the values of a number field were distributed. All but the counts are in the field's unit.</summary>
/// <param name="Count">The number of values that are there.</param>
/// <param name="Missing">The number of rows without one.</param>
/// <param name="Min">The smallest value; null where there is none, as for the rest.</param>
/// <param name="Max">The largest value.</param>
/// <param name="Mean">The arithmetic mean.</param>
/// <param name="StandardDeviation">The sample standard deviation (divisor n − 1); null below two values.</param>
/// <param name="Quantiles">The quantiles at 0, 0.05, … 1 (<see cref="QuantileSteps"/> + 1 values, ascending); empty where there is no value.</param>
public sealed record NumberProfile(
    int Count,
    int Missing,
    double? Min,
    double? Max,
    double? Mean,
    double? StandardDeviation,
    IReadOnlyList<double> Quantiles
)
{
    /// <summary>Into how many equal shares the quantiles divide the values: twentieths give the ten bins that the population stability index is usually computed on, and their middles.</summary>
    public const int QuantileSteps = 20;

    /// <summary>Profiles values, of which NaN stands for a missing one.</summary>
    public static NumberProfile Of(ReadOnlySpan<double> values)
    {
        var present = new double[values.Length];
        var count = 0;
        foreach (var value in values)
            if (!double.IsNaN(value))
                present[count++] = value;
        if (count == 0)
            return new NumberProfile(0, values.Length, null, null, null, null, []);
        Array.Resize(ref present, count);
        Array.Sort(present);
        var mean = present.Average();
        var squares = present.Sum(x => (x - mean) * (x - mean));
        return new NumberProfile(
            count,
            values.Length - count,
            present[0],
            present[^1],
            mean,
            count > 1 ? Math.Sqrt(squares / (count - 1)) : null,
            [.. Enumerable.Range(0, QuantileSteps + 1).Select(i => Quantile(present, (double)i / QuantileSteps))]
        );
    }

    /// <summary>Interpolates linearly between the two nearest ranks: type 7 of Hyndman and Fan (1996), the default of R and NumPy.</summary>
    static double Quantile(double[] ascending, double probability)
    {
        var rank = probability * (ascending.Length - 1);
        var below = (int)rank;
        var above = Math.Min(below + 1, ascending.Length - 1);
        return ascending[below] + (rank - below) * (ascending[above] - ascending[below]);
    }
}
