namespace Nuke.Common.Incremental;

/// <summary>Everything that decides about the result of a target, as it is now.</summary>
/// <param name="Code">The build; see <see cref="BuildCode"/>.</param>
/// <param name="Declaration">The patterns of inputs and outputs.</param>
/// <param name="Values">The texts of the declared values, by name.</param>
/// <param name="Files">The contents of the input files.</param>
sealed record TargetInputs(
    string Code,
    string Declaration,
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyList<FileDigest> Files
);
