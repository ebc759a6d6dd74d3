using MathNet.Numerics;

namespace MlPipeline.Drift.Statistics;

/// <summary>The standard normal distribution.</summary>
static class StandardNormal
{
    /// <summary>The probability of a value that is farther from 0, on either side.</summary>
    public static double PValue(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));

    /// <summary>The value below which the given share lies.</summary>
    /// <param name="probability">Above 0 and below 1.</param>
    public static double Quantile(double probability) => -Math.Sqrt(2) * SpecialFunctions.ErfcInv(2 * probability);
}
