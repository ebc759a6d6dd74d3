using MlPipeline.Models.Common;

namespace MlPipeline.Models.Ensemble.Common;

/// <summary>Turns a training set into one whose label is what an offset feature leaves over.</summary>
static class OffsetTraining
{
    public static (TrainingSet Remainder, string? Offset) Of(TrainingSet training, string? offset)
    {
        if (offset is null)
            return (training, null);
        var start = training.Features[offset];
        var remainder = training.Labels.ToArray();
        for (var row = 0; row < remainder.Length; row++)
            remainder[row] -= start[row];
        return (new TrainingSet(training.Features, remainder), offset);
    }
}
