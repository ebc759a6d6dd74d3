using MlPipeline.DataLoaders;

namespace MlPipeline.Pipelines.Retraining;

/// <summary>Something that holds for every good model of a project: when rows are changed in one respect, predictions move only so far.</summary>
/// <remarks>Ribeiro et al., <i>Beyond Accuracy: Behavioral Testing of NLP Models with CheckList</i> (2020), call it a directional expectation test.</remarks>
/// <param name="Name">What holds, as a sentence: <c>A home game never lowers the forecast by more than 1 thousand</c>.</param>
/// <param name="Change">Makes the changed rows: as many, in the same order.</param>
/// <param name="MostFall">How far the prediction of a row may fall, in label units; infinite where it may fall as it likes.</param>
/// <param name="MostRise">How far it may rise.</param>
public sealed record Invariance(
    string Name,
    Func<Dataset, Dataset> Change,
    double MostFall = double.PositiveInfinity,
    double MostRise = double.PositiveInfinity
);
