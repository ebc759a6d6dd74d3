namespace MlPipeline.Pipelines;

/// <summary>Which rows trained and which tested.</summary>
/// <param name="Rule">The rule in words, for example <c>tested from 2014-01-01 on</c>.</param>
/// <param name="TrainRows">The number of training rows.</param>
/// <param name="TestRows">The number of test rows.</param>
/// <param name="TrainFrom">The first day trained on; null where the data have no date.</param>
/// <param name="TrainTo">The last day trained on.</param>
/// <param name="TestFrom">The first day tested on.</param>
/// <param name="TestTo">The last day tested on.</param>
public sealed record SplitSummary(
    string Rule,
    int TrainRows,
    int TestRows,
    DateOnly? TrainFrom,
    DateOnly? TrainTo,
    DateOnly? TestFrom,
    DateOnly? TestTo
);
