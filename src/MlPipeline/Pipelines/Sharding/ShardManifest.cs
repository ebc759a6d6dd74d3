namespace MlPipeline.Pipelines.Sharding;

/// <summary>What a sharded run has predicted; written last, so that a folder with a manifest is whole.</summary>
/// <param name="Format">The version of this form.</param>
/// <param name="Project">The name of the project.</param>
/// <param name="Pipeline">The pipeline that made it: <c>predict</c>.</param>
/// <param name="Model">The model.</param>
/// <param name="Plan">The SHA-256 of the plan.</param>
/// <param name="Rows">How many rows there are in all parts.</param>
/// <param name="Parts">The parts, in the order of their rows.</param>
public sealed record ShardManifest(
    int Format,
    string Project,
    string Pipeline,
    PlannedModel Model,
    string Plan,
    long Rows,
    IReadOnlyList<PredictedPart> Parts
)
{
    /// <summary>The name of the pipeline.</summary>
    public const string PipelineName = "predict";

    /// <summary>Lists what was predicted by a plan.</summary>
    public static ShardManifest Of(ShardPlan plan, IReadOnlyList<PredictedPart> parts) =>
        new(plan.Format, plan.Project, PipelineName, plan.Model, plan.Sha256(), parts.Sum(x => x.Rows), parts);
}
