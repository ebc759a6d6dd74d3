namespace Delivery.Ci.Model;

/// <summary>What a target leaves behind for people and for other jobs.</summary>
/// <param name="Name">Its name at the host.</param>
/// <param name="Directory">Where it lies, relative to the repository.</param>
/// <param name="Patterns">The files, relative to the repository.</param>
public sealed record JobArtifact(string Name, string Directory, IReadOnlyList<string> Patterns)
{
    /// <summary>Test results in Visual Studio's format, as patterns.</summary>
    public IReadOnlyList<string> VisualStudioResults => EndingWith(".trx");

    /// <summary>Test results in JUnit's format, as patterns.</summary>
    public IReadOnlyList<string> JUnitResults => EndingWith(".junit.xml");

    /// <summary>Coverage in Cobertura's format, as patterns.</summary>
    public IReadOnlyList<string> Coverage => EndingWith(".cobertura.xml");

    /// <summary>Summaries in Markdown, as patterns.</summary>
    public IReadOnlyList<string> Summaries => EndingWith(".md");

    IReadOnlyList<string> EndingWith(string end) => [.. Patterns.Where(x => x.EndsWith(end, StringComparison.Ordinal))];
}
