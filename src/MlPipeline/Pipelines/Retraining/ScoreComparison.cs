namespace MlPipeline.Pipelines.Retraining;

/// <summary>The errors of champion and candidate on the same rows, in label units.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Champion">The champion's RMSE.</param>
/// <param name="Candidate">The candidate's RMSE.</param>
/// <param name="Lower">The lower end of the interval of candidate − champion.</param>
/// <param name="Upper">Its upper end.</param>
public sealed record ScoreComparison(int Rows, double Champion, double Candidate, double Lower, double Upper)
{
    /// <summary>Candidate − champion: below zero where the candidate errs less.</summary>
    public double Difference => Candidate - Champion;

    /// <summary>Whether the candidate errs less, by more than chance.</summary>
    public bool IsBetter => Upper < 0;

    /// <summary>Whether the candidate errs more, by more than chance.</summary>
    public bool IsWorse => Lower > 0;
}
