using MlPipeline.Models.Common;

namespace MlPipeline.Pipelines.Backtesting;

/// <summary>Retrains whenever the calendar says so, without looking at anything; a calendar that never does is a model that is never retrained.</summary>
/// <param name="name">The strategy's name.</param>
/// <param name="title">The same for people.</param>
/// <param name="family">The family.</param>
/// <param name="cache">Fits.</param>
/// <param name="isDue">Whether a period begins with a new model.</param>
sealed class ScheduledRetraining(
    string name,
    string title,
    ModelFamily family,
    FitCache cache,
    Func<BacktestPeriod, bool> isDue
) : IBacktestStrategy
{
    FittedPipeline? model;

    public string Name => name;

    public string Title => title;

    /// <summary>Whether a period begins with a new model.</summary>
    public bool IsDue(BacktestPeriod period) => isDue(period);

    public BacktestChoice Choose(BacktestPeriod period, bool isFirst)
    {
        if (!isFirst && !isDue(period))
            return new(model!, IsNew: false, Candidates: 0, "not due");
        model = cache.Fit(family, period.FirstRow);
        return new(model, IsNew: true, Candidates: 0, isFirst ? "the first model" : "due");
    }
}
