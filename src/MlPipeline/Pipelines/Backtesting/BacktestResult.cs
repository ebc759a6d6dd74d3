namespace MlPipeline.Pipelines.Backtesting;

/// <summary>How each strategy would have done.</summary>
/// <param name="Project">The project.</param>
/// <param name="Label">The name of the label.</param>
/// <param name="Unit">Its unit; null where it has none.</param>
/// <param name="Family">The family that all strategies train.</param>
/// <param name="Every">How often models are looked at.</param>
/// <param name="Seed">The seed of all that is random.</param>
/// <param name="Periods">The periods, in order.</param>
/// <param name="Strategies">The strategies: never first, every period second.</param>
/// <param name="Fits">How many models were fitted for all strategies together; what two ask for is fitted once.</param>
public sealed record BacktestResult(
    string Project,
    string Label,
    string? Unit,
    string Family,
    Cadence Every,
    int Seed,
    IReadOnlyList<BacktestPeriod> Periods,
    IReadOnlyList<StrategyResult> Strategies,
    int Fits
);

/// <summary>How one strategy did.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">The same for people.</param>
/// <param name="MeanRmse">The mean over the periods of the RMSE, in label units.</param>
/// <param name="Trainings">How many models it trained and put to use.</param>
/// <param name="Candidates">How many candidates it trained beside them, to compare.</param>
/// <param name="Periods">Each period.</param>
public sealed record StrategyResult(
    string Name,
    string Title,
    double MeanRmse,
    int Trainings,
    int Candidates,
    IReadOnlyList<StrategyPeriod> Periods
);

/// <summary>One period of a strategy.</summary>
/// <param name="Rmse">The RMSE of its predictions, in label units.</param>
/// <param name="IsNew">Whether it began with a new model.</param>
/// <param name="Candidates">How many candidates were trained at its start, to compare.</param>
/// <param name="Why">Why, in a sentence.</param>
public sealed record StrategyPeriod(double Rmse, bool IsNew, int Candidates, string Why);
