namespace MlPipeline.Features.Common;

/// <summary>Last stage of a flow: which of the computed features a model gets.</summary>
public interface IPostfilter
{
    /// <summary>The names to keep, judged on the training rows that were learnt from.</summary>
    IReadOnlyList<string> Keep(FeatureMatrix training);
}
