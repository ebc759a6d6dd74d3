namespace MlPipeline.Registry;

/// <summary>A version in the models registry, as it was when it was read.</summary>
/// <param name="Number">The version: 1, 2, 3, …; never given to another package.</param>
/// <param name="Name">The model's name.</param>
/// <param name="Family">The name of the model family.</param>
/// <param name="Sha256">The SHA-256 of the package.</param>
/// <param name="Size">The size of the package in bytes.</param>
/// <param name="RegisteredAt">When it was registered, UTC.</param>
/// <param name="RegisteredBy">The user who registered it.</param>
/// <param name="Tags">Its tags by name.</param>
/// <param name="Aliases">The aliases that point to it, sorted ordinally.</param>
public sealed record RegisteredVersion(
    int Number,
    string Name,
    string Family,
    string Sha256,
    long Size,
    DateTimeOffset RegisteredAt,
    string RegisteredBy,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyList<string> Aliases
);
