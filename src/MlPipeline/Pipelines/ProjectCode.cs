namespace MlPipeline.Pipelines;

/// <summary>The code that trains a model: what the package keeps of it.</summary>
/// <param name="Files">The project's own assemblies and lock file, by name.</param>
/// <param name="GitCommit">The commit; null outside a Git repository.</param>
/// <param name="GitDirty">Whether there were changes that are not in the commit.</param>
public sealed record ProjectCode(
    IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files,
    string? GitCommit = null,
    bool GitDirty = false
);
