using MlPipeline.Features.Common;

namespace MlPipeline.Models.Common;

/// <summary>What a feature contributes that a prediction is linear in: coefficient × (value − mean over the training rows).</summary>
static class LinearContribution
{
    /// <summary>The arithmetic mean of a feature.</summary>
    public static double Mean(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }

    /// <summary>Adds the contribution of one feature to each row of <paramref name="contributions"/> (rows × features).</summary>
    public static void Add(
        FeatureMatrix rows,
        string feature,
        double coefficient,
        double mean,
        Span<double> contributions
    )
    {
        var position = rows.IndexOf(feature);
        var values = rows[position];
        for (var row = 0; row < values.Length; row++)
            contributions[row * rows.Names.Count + position] += coefficient * (values[row] - mean);
    }
}
