namespace MlPipeline.Pipelines.Backtesting;

/// <summary>Decides at the start of each period which model predicts it, from what is known by then.</summary>
interface IBacktestStrategy
{
    /// <summary>Its name in tables and files.</summary>
    string Name { get; }

    /// <summary>The same for people.</summary>
    string Title { get; }

    /// <summary>The model for a period.</summary>
    /// <param name="period">The period. Only the rows before it are known.</param>
    /// <param name="isFirst">Whether it is the first, before which there is no model.</param>
    BacktestChoice Choose(BacktestPeriod period, bool isFirst);
}

/// <summary>A model for a period.</summary>
/// <param name="Model">The model.</param>
/// <param name="IsNew">Whether it was trained for this period.</param>
/// <param name="Candidates">How many candidates were trained to be compared.</param>
/// <param name="Why">Why, in a sentence.</param>
sealed record BacktestChoice(FittedPipeline Model, bool IsNew, int Candidates, string Why);
