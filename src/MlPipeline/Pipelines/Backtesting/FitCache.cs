using System.Collections.Concurrent;
using MlPipeline.DataLoaders;
using MlPipeline.Models.Common;

namespace MlPipeline.Pipelines.Backtesting;

/// <summary>Fits a family on the first rows, each number of them once: the same rows give the same model, whoever asks.</summary>
sealed class FitCache(MlProject project, Dataset rows, int seed, CancellationToken cancellation)
{
    readonly ConcurrentDictionary<(string Family, int Rows), Lazy<FittedPipeline>> fitted = new();

    /// <summary>How many models were fitted.</summary>
    public int Count => fitted.Count;

    /// <summary>The family fitted on the first rows. Safe to ask from several threads.</summary>
    public FittedPipeline Fit(ModelFamily family, int count) =>
        fitted
            .GetOrAdd(
                (family.Name, count),
                _ => new(() => FittedPipeline.Fit(project, family, rows.Slice(0, count), seed, cancellation))
            )
            .Value;
}
