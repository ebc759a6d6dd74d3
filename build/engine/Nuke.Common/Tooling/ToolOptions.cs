namespace Nuke.Common.Tooling;

/// <summary>What every tool call has in common. Settings are immutable: each setter returns a changed copy.</summary>
public abstract record ToolOptions
{
    /// <summary>The program, where it is not the tool's usual one.</summary>
    public string? ProcessToolPath { get; init; }

    /// <summary>Where the tool runs; by default where the build was started.</summary>
    public string? ProcessWorkingDirectory { get; init; }

    /// <summary>Variables that are added to those of the build.</summary>
    public IReadOnlyDictionary<string, string> ProcessEnvironmentVariables { get; init; } =
        new Dictionary<string, string>();

    /// <summary>The tool's time in milliseconds.</summary>
    public int? ProcessExecutionTimeout { get; init; }

    /// <summary>Whether the tool's output is shown.</summary>
    public bool? ProcessOutputLogging { get; init; }

    /// <summary>Whether the tool's command line is shown.</summary>
    public bool? ProcessInvocationLogging { get; init; }

    /// <summary>Receives each line instead of the build's log.</summary>
    public Action<OutputType, string>? ProcessLogger { get; init; }

    /// <summary>Judges the ended process; by default its exit code must be 0.</summary>
    public Action<IProcess>? ProcessExitHandler { get; init; }

    /// <summary>Arguments that the settings have no name for; they come last.</summary>
    public IReadOnlyList<string> ProcessAdditionalArguments { get; init; } = [];

    /// <summary>Texts that are never shown.</summary>
    public IReadOnlyList<string> ProcessRedactedSecrets { get; init; } = [];

    /// <summary>The arguments exactly as the tool receives them, one item each.</summary>
    public IReadOnlyList<string> GetArguments()
    {
        var arguments = new ArgumentList();
        AddArguments(arguments);
        return [.. arguments.Items, .. ProcessAdditionalArguments];
    }

    /// <summary>Adds the arguments of this tool.</summary>
    private protected abstract void AddArguments(ArgumentList arguments);
}
