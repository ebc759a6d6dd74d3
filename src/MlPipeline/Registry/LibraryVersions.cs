namespace MlPipeline.Registry;

/// <summary>The versions of what trained a model.</summary>
/// <param name="Library">The version of MlPipeline.</param>
/// <param name="Runtime">The version of .NET.</param>
/// <param name="Packages">The versions of other packages that the model's bytes depend on, by name.</param>
public sealed record LibraryVersions(string Library, string Runtime, IReadOnlyDictionary<string, string> Packages);
