using MlPipeline.Fields;

namespace MlPipeline.Features.Common;

/// <summary>First stage of a flow: which columns it takes in.</summary>
public interface IPrefilter
{
    /// <summary>The fields that the processor computes features from; data without one of them are refused.</summary>
    IReadOnlyList<Field> Fields { get; }

    /// <summary>Further fields that are there in training only, such as the label.</summary>
    IReadOnlyList<Field> LearntFrom => [];
}
