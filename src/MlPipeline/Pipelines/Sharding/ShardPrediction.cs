using MlPipeline.DataLoaders.Sharding;

namespace MlPipeline.Pipelines.Sharding;

/// <summary>Predicts one shard of a plan; needs nothing but the plan, the input and the model.</summary>
/// <param name="project">The project.</param>
/// <param name="fitted">The fitted pipeline.</param>
/// <param name="progress">Is told how far it is.</param>
public sealed class ShardPrediction(MlProject project, FittedPipeline fitted, IProgress<string>? progress = null)
{
    /// <summary>Reads the rows of the shard, predicts them and puts the part in its place.</summary>
    /// <exception cref="InputException">The input is not what was planned, a row cannot be used, or the part cannot be written.</exception>
    public PredictedPart Run(
        ShardPlan plan,
        int shard,
        InputFiles input,
        PartsFolder folder,
        CancellationToken cancellation = default
    )
    {
        var planned = plan.Shards[shard];
        using var open = input.Open(planned, project.Fields, project.Label, folder.ScratchOf(shard));
        var pipeline = new PredictPipeline(project, fitted, progress, plan.Explain);
        return folder.Put(
            plan,
            shard,
            path => PredictionFile.Write(pipeline, [open.Loader], path, plan.PartFormat, Check, cancellation)
        );

        void Check(long found)
        {
            if (found != planned.Rows)
                throw new InputException(
                    $"Shard {shard} of \"{planned.File}\" has {found:N0} rows, expected {planned.Rows:N0} by the plan: "
                        + "its quotes can be read in two ways.",
                    "Put text with quotes, commas or line ends in quotes, double the quotes inside, or predict in one process."
                );
        }
    }
}
