using MlPipeline.DataLoaders;
using MlPipeline.Drift;
using MlPipeline.Models.Common;
using MlPipeline.Pipelines.Backtesting;

namespace MlPipeline.Pipelines;

/// <summary>Replays history period by period: what would each way of retraining have cost, and what would it have brought?</summary>
/// <remarks>
/// Nobody looks ahead: at the start of a period a strategy gets the rows before it and no others, and the period's labels
/// count as known only when it is over.
/// </remarks>
public sealed class BacktestPipeline(MlProject project, IProgress<string>? progress = null)
{
    /// <summary>Replays.</summary>
    /// <param name="rows">All rows, each with a label, in the order of their days.</param>
    /// <param name="request">What to replay.</param>
    /// <param name="drift">The limits of the drift check.</param>
    /// <param name="cancellation">Ends it between two models.</param>
    /// <exception cref="InputException">Rows have no day, a row has no label, or there are no rows before the first period.</exception>
    public BacktestResult Run(
        Dataset rows,
        BacktestRequest request,
        DriftOptions drift,
        CancellationToken cancellation = default
    )
    {
        if (project.Date is not { } date)
            throw new InputException(
                $"A backtest replays days, and the rows of \"{project.Name}\" have none.",
                "Declare a date field."
            );
        var labels = FittedPipeline.LabelsOf(project, rows);
        var periods = BacktestPeriod.Of(rows, date, request.Every, request.From, request.To);
        var cache = new FitCache(project, rows, request.Seed, cancellation);
        var scheduled = Scheduled(request, cache);
        FitAhead(request.Family, cache, scheduled, periods, cancellation);
        IBacktestStrategy[] strategies =
        [
            .. scheduled,
            new DriftRetraining(project, request.Family, cache, rows, drift, request.Seed),
        ];
        var results = strategies.Select(x => Replay(x, rows, labels, periods, cancellation)).ToArray();
        return new BacktestResult(
            project.Name,
            project.Label.Name,
            project.Label.Unit,
            request.Family.Name,
            request.Every,
            request.Seed,
            periods,
            results,
            cache.Count
        );
    }

    static ScheduledRetraining[] Scheduled(BacktestRequest request, FitCache cache)
    {
        var period = request.Every.ToString().ToLowerInvariant();
        return
        [
            new("never", "Never", request.Family, cache, _ => false),
            new($"every-{period}", $"Every {period}", request.Family, cache, _ => true),
            .. request.Every == Cadence.Year
                ? (ScheduledRetraining[])[]
                : [new("every-january", "Every January", request.Family, cache, x => x.Start.Month == 1)],
        ];
    }

    /// <summary>Fits what the calendar asks for on all cores, as it is known beforehand.</summary>
    void FitAhead(
        ModelFamily family,
        FitCache cache,
        ScheduledRetraining[] strategies,
        IReadOnlyList<BacktestPeriod> periods,
        CancellationToken cancellation
    )
    {
        var due = periods.Where(x => x == periods[0] || strategies.Any(y => y.IsDue(x))).ToArray();
        var done = 0;
        var told = new Lock();
        Parallel.ForEach(
            due,
            new ParallelOptions
            {
                CancellationToken = cancellation,
                MaxDegreeOfParallelism = Environment.ProcessorCount,
            },
            period =>
            {
                cache.Fit(family, period.FirstRow);
                lock (told)
                    progress?.Report($"{family.Title}: trained {++done} of {due.Length} models of the schedule");
            }
        );
    }

    StrategyResult Replay(
        IBacktestStrategy strategy,
        Dataset rows,
        double[] labels,
        IReadOnlyList<BacktestPeriod> periods,
        CancellationToken cancellation
    )
    {
        var replayed = new List<StrategyPeriod>();
        foreach (var period in periods)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report($"{strategy.Title}: {period.Name}");
            var choice = strategy.Choose(period, replayed.Count == 0);
            var predictions = choice.Model.Predict(rows.Slice(period.FirstRow, period.Rows));
            var scores = RegressionMetrics.Of(labels.AsSpan(period.FirstRow, period.Rows), predictions);
            replayed.Add(new StrategyPeriod(scores.Rmse, choice.IsNew, choice.Candidates, choice.Why));
        }
        return new StrategyResult(
            strategy.Name,
            strategy.Title,
            replayed.Average(x => x.Rmse),
            replayed.Count(x => x.IsNew),
            replayed.Sum(x => x.Candidates),
            replayed
        );
    }
}
