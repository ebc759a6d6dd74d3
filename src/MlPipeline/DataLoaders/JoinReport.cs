namespace MlPipeline.DataLoaders;

/// <summary>How the sources of a <see cref="JoinedDataLoader"/> matched.</summary>
/// <param name="Base">The base source.</param>
/// <param name="BaseRows">How many rows the base has.</param>
/// <param name="DoubledBaseRows">How many of them have a key that an earlier row has.</param>
/// <param name="Sources">The joined sources, in the order of the joins.</param>
public sealed record JoinReport(
    string Base,
    long BaseRows,
    long DoubledBaseRows,
    IReadOnlyList<JoinedSourceReport> Sources
);
