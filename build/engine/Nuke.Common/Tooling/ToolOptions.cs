using System.Collections.Immutable;

namespace Nuke.Common.Tooling;

/// <summary>What every tool call has in common. Settings are immutable: each setter returns a changed copy.</summary>
public abstract record ToolOptions
{
    readonly string[] _command;

    private protected ToolOptions(params string[] command) => _command = command;

    /// <summary>The program, where it is not the tool's usual one.</summary>
    public string? ProcessToolPath { get; init; }

    /// <summary>Where the tool runs; by default where the build was started.</summary>
    public string? ProcessWorkingDirectory { get; init; }

    /// <summary>Variables that are added to those of the build.</summary>
    public IReadOnlyDictionary<string, string> ProcessEnvironmentVariables { get; init; } =
        ImmutableDictionary<string, string>.Empty;

    /// <summary>The tool's time in milliseconds.</summary>
    public int? ProcessExecutionTimeout { get; init; }

    /// <summary>Whether the tool's output is shown.</summary>
    public bool? ProcessOutputLogging { get; init; }

    /// <summary>Whether the tool's command line is shown.</summary>
    public bool? ProcessInvocationLogging { get; init; }

    /// <summary>Whether an exit code other than 0 is an error, which it is by default.</summary>
    public bool? ProcessExitHandling { get; init; }

    /// <summary>Receives each line instead of the build's log.</summary>
    public Action<OutputType, string>? ProcessLogger { get; init; }

    /// <summary>Judges the ended process; by default its exit code must be 0.</summary>
    public Action<IProcess>? ProcessExitHandler { get; init; }

    /// <summary>Arguments that the settings have no name for; they come last.</summary>
    public IReadOnlyList<string> ProcessAdditionalArguments { get; init; } = [];

    /// <summary>Texts that are never shown.</summary>
    public IReadOnlyList<string> ProcessRedactedSecrets { get; init; } = [];

    /// <summary>What was set, in the order of being set first.</summary>
    internal ImmutableList<KeyValuePair<ToolOption, object>> Values { get; init; } = [];

    /// <summary>Everything that must not be shown, set as a secret or by its nature.</summary>
    internal IEnumerable<string> Secrets =>
        [.. ProcessRedactedSecrets, .. Values.Where(x => x.Key.IsSecret).Select(x => $"{x.Value}")];

    /// <summary>The arguments exactly as the tool receives them, one item each.</summary>
    public IReadOnlyList<string> GetArguments() =>
        [
            .. _command,
            .. Values.OrderBy(x => Rank(x.Key.Position)).SelectMany(x => x.Key.Write(x.Value)),
            .. ProcessAdditionalArguments,
        ];

    /// <summary>The value that was set, or null.</summary>
    internal T? Get<T>(ToolOption option) => (T?)Values.Find(x => x.Key == option).Value;

    static int Rank(int position) =>
        position > 0 ? position - int.MaxValue
        : position == 0 ? 0
        : int.MaxValue + position;
}
