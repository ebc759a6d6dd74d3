namespace MlPipeline.DataLoaders;

/// <summary>How one joined source matched the base.</summary>
/// <param name="Source">The joined source.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="MatchedBaseRows">How many rows of the base have a match.</param>
/// <param name="UnmatchedBaseRows">How many rows of the base have none.</param>
/// <param name="UnmatchedRows">How many rows of the joined source no row of the base asks for.</param>
/// <param name="DoubledRows">How many rows of the joined source have a key that an earlier row has; any is an error.</param>
public sealed record JoinedSourceReport(
    string Source,
    int Rows,
    long MatchedBaseRows,
    long UnmatchedBaseRows,
    int UnmatchedRows,
    int DoubledRows
);
