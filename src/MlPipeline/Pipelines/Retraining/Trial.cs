using MlPipeline.Drift;

namespace MlPipeline.Pipelines.Retraining;

/// <summary>All that was found out before a new model is trained on all rows.</summary>
/// <param name="Gates">The gates that were asked, in order.</param>
public sealed record Trial(IReadOnlyList<Gate> Gates)
{
    /// <summary>How the new rows differ from those of training; null where nothing could be checked.</summary>
    public DriftReport? Drift { get; init; }

    /// <summary>Which rows were compared on; null where it did not come to that, as for the rest.</summary>
    public ComparisonPlan? Plan { get; init; }

    /// <summary>The split of the comparison.</summary>
    public Split? Split { get; init; }

    /// <summary>The candidate, fitted on the training side.</summary>
    public FittedPipeline? Candidate { get; init; }

    /// <summary>The label of each test row.</summary>
    public IReadOnlyList<double> Labels { get; init; } = [];

    /// <summary>The champion's prediction of each test row.</summary>
    public IReadOnlyList<double> ChampionPredictions { get; init; } = [];

    /// <summary>The candidate's prediction of each test row.</summary>
    public IReadOnlyList<double> CandidatePredictions { get; init; } = [];

    /// <summary>The scores of both on all test rows.</summary>
    public ScoreComparison? Scores { get; init; }

    /// <summary>The scores of both on the slices of the project.</summary>
    public IReadOnlyList<SliceComparison> Slices { get; init; } = [];

    /// <summary>Whether all gates were passed.</summary>
    public bool IsPassed => RetrainingOutcomes.Stopping(Gates) is null;
}
