namespace MlPipeline.Hosting.Serving.Watching;

/// <summary>The values of an input since the model began to answer, beside those it was trained on.</summary>
/// <param name="Name">The input's exported name.</param>
/// <param name="Rows">The rows that were looked at.</param>
/// <param name="Missing">Those without a value.</param>
/// <param name="ReferenceMissingShare">The share of training rows without a value.</param>
/// <param name="Unseen">Values that training did not have: beyond its range, or of another category.</param>
/// <param name="StabilityIndex">The population stability index against the training data; null where there are too few rows to tell.</param>
/// <param name="Bins">The distribution.</param>
sealed record ObservedInput(
    string Name,
    long Rows,
    long Missing,
    double ReferenceMissingShare,
    long Unseen,
    double? StabilityIndex,
    IReadOnlyList<ObservedBin> Bins
);

/// <summary>One bin of a distribution.</summary>
/// <param name="Label">What it takes, for people.</param>
/// <param name="Reference">Its share of the training rows that have a value.</param>
/// <param name="Observed">Its share of the rows since.</param>
sealed record ObservedBin(string Label, double Reference, double Observed);
