using Nuke.Common.IO;

namespace Nuke.Common.Incremental;

/// <summary>What one target declares about what it reads and makes.</summary>
sealed class IncrementalClauses
{
    public List<string> InputPatterns { get; } = [];

    public List<InputValue> Values { get; } = [];

    public List<string> OutputPatterns { get; } = [];

    public List<Func<IEnumerable<AbsolutePath>>> OutputFiles { get; } = [];

    public List<Action<IReadOnlyDictionary<string, string>>> WhenUpToDate { get; } = [];

    public bool AreDeclared =>
        InputPatterns.Count > 0 || Values.Count > 0 || OutputPatterns.Count > 0 || OutputFiles.Count > 0;
}
