using MlPipeline.Features.Common;

namespace MlPipeline.Models.Common;

/// <summary>What a model family is fitted on.</summary>
public sealed class TrainingSet
{
    /// <summary>Puts features and labels side by side.</summary>
    /// <exception cref="InputException">There are no rows.</exception>
    /// <exception cref="ArgumentException">There is not one finite label per row.</exception>
    public TrainingSet(FeatureMatrix features, ReadOnlyMemory<double> labels)
    {
        if (labels.Length != features.RowCount)
            throw new ArgumentException("A training set has one label per row.", nameof(labels));
        if (labels.Length == 0)
            throw new InputException(
                "There are no rows to train on.",
                "Give a source that has rows, or move the split."
            );
        foreach (var label in labels.Span)
            if (!double.IsFinite(label))
                throw new ArgumentException("Labels are finite.", nameof(labels));
        Features = features;
        Labels = labels;
    }

    /// <summary>Rows × features.</summary>
    public FeatureMatrix Features { get; }

    /// <summary>The label of each row, in label units.</summary>
    public ReadOnlyMemory<double> Labels { get; }
}
