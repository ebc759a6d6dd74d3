using Microsoft.ML;
using MlPipeline.Models.Common;

namespace MlPipeline.Models.Ensemble.Common;

/// <summary>A family of tree ensembles that ML.NET trains: it learns what an offset feature leaves over of the label.</summary>
public abstract class TreeFamily<TOptions>(TOptions options) : LearningFamily<TOptions, FittedTrees>(options)
    where TOptions : notnull
{
    private protected abstract string? Offset { get; }

    public sealed override FittedModel Fit(TrainingSet training, int seed, CancellationToken cancellation = default)
    {
        var remainder = Offset is { } offset ? Remainder(training, offset) : training;
        cancellation.ThrowIfCancellationRequested();
        var trained = Train(new MLContext(seed).Regression.Trainers, new TrainingView(remainder), seed);
        cancellation.ThrowIfCancellationRequested();
        return new FittedTrees(
            training.Features.Names,
            Offset,
            trained.Bias,
            trained.Scale,
            [.. trained.Trees.AsParallel().AsOrdered().Select(x => x.Counted(training.Features))],
            Offset is null ? null : LinearContribution.Mean(training.Features[Offset])
        );
    }

    /// <summary>Trains on a view with the columns <c>Features</c> and <c>Label</c>.</summary>
    private protected abstract TrainedTrees Train(
        RegressionCatalog.RegressionTrainers trainers,
        TrainingView view,
        int seed
    );

    static TrainingSet Remainder(TrainingSet training, string offset)
    {
        var start = training.Features[offset];
        var remainder = training.Labels.ToArray();
        for (var row = 0; row < remainder.Length; row++)
            remainder[row] -= start[row];
        return new TrainingSet(training.Features, remainder);
    }
}
