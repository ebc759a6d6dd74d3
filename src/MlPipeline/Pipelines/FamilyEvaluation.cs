using MlPipeline.Models.Common;

namespace MlPipeline.Pipelines;

/// <summary>How one model family did.</summary>
/// <param name="Family">The family's name, as the command line takes it.</param>
/// <param name="Title">The family's name for people.</param>
/// <param name="FeatureCount">The number of features it was given.</param>
/// <param name="Train">Its scores on the rows it was trained on.</param>
/// <param name="Test">Its scores on the rows it had not seen.</param>
/// <param name="Fit">What comparing the two says about over-fitting.</param>
/// <param name="TestPredictions">Its prediction for each test row, in label units.</param>
/// <param name="Interpretation">What drives its predictions.</param>
public sealed record FamilyEvaluation(
    string Family,
    string Title,
    int FeatureCount,
    RegressionMetrics Train,
    RegressionMetrics Test,
    FitVerdict Fit,
    IReadOnlyList<double> TestPredictions,
    Interpretation Interpretation
);
