using System.Globalization;
using MlPipeline.Models.Common;

namespace MlPipeline.Pipelines;

/// <summary>What comparing the scores on training and test rows says.</summary>
/// <param name="Kind">The verdict.</param>
/// <param name="Ratio">Test RMSE / training RMSE.</param>
/// <param name="Sentence">The verdict in words.</param>
public sealed record FitVerdict(FitKind Kind, double Ratio, string Sentence)
{
    /// <summary>Up to this ratio of test to training RMSE the two agree. A convention of this product: sampling alone moves an RMSE of some hundred rows by about a tenth.</summary>
    public const double AgreeingRatio = 1.25;

    /// <summary>From this ratio on the model memorises: on new rows it errs at least twice as much as on those it saw. A convention of this product.</summary>
    public const double MemorisingRatio = 2.0;

    /// <summary>How much the model over-fits, for tables: <c>some (× 1.77)</c>.</summary>
    public string Words =>
        Kind switch
        {
            FitKind.Agrees => "none seen",
            FitKind.SomeOverfitting => "some",
            _ => "strong",
        } + (double.IsFinite(Ratio) ? string.Create(CultureInfo.InvariantCulture, $" (× {Ratio:0.00})") : "");

    /// <summary>Compares two scores of one model.</summary>
    public static FitVerdict Of(RegressionMetrics train, RegressionMetrics test)
    {
        var ratio = train.Rmse > 0 ? test.Rmse / train.Rmse : double.PositiveInfinity;
        return ratio switch
        {
            <= AgreeingRatio => new(
                FitKind.Agrees,
                ratio,
                "It does as well on new rows as on those it was trained on."
            ),
            < MemorisingRatio => new(
                FitKind.SomeOverfitting,
                ratio,
                "It does somewhat worse on new rows than on those it was trained on."
            ),
            _ => new(
                FitKind.Overfits,
                ratio,
                "It errs at least twice as much on new rows: the training score says little about what to expect."
            ),
        };
    }
}

/// <summary>The verdicts of <see cref="FitVerdict"/>.</summary>
public enum FitKind
{
    /// <summary>Test and training scores agree.</summary>
    Agrees,

    /// <summary>The test score is noticeably worse.</summary>
    SomeOverfitting,

    /// <summary>The test score is worse by a factor of two or more.</summary>
    Overfits,
}
