using Nuke.Common.IO;
using Nuke.Common.Reporting;
using Nuke.Common.Secrets;

namespace Nuke.Common.Execution;

/// <summary>
/// The world as one build sees it. A process has one session of its own; a test makes as many as it likes, and they do
/// not know of each other.
/// </summary>
public sealed record BuildSession
{
    /// <summary>The repository.</summary>
    public required AbsolutePath RootDirectory { get; init; }

    /// <summary>Where the build was started; relative paths on the command line start here.</summary>
    public AbsolutePath WorkingDirectory
    {
        get => field ?? RootDirectory;
        init;
    }

    /// <summary>Where the build's own assembly lies, or null.</summary>
    public AbsolutePath? BuildAssemblyDirectory { get; init; }

    /// <summary>The words of the command line.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The environment variables, also those of the processes that the build starts.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentVariables { get; init; } = new Dictionary<string, string>();

    /// <summary>Receives everything that the build says.</summary>
    public TextWriter Output { get; init; } = TextWriter.Null;

    /// <summary>Whether the output understands ANSI colours.</summary>
    public bool UseColors { get; init; }

    /// <summary>Tells the size of the terminal that shows the output; null where the output is not a terminal.</summary>
    public Func<TerminalSize>? TerminalSize { get; init; }

    /// <summary>How many targets may run at the same time, unless --parallel says otherwise.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>Where the record of the run goes; null for none.</summary>
    public AbsolutePath? RecordDirectory { get; init; }

    /// <summary>Measures how long targets take.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Is cancelled to interrupt the build.</summary>
    public CancellationToken Interruption { get; init; }

    /// <summary>What is piped into the build; empty where nothing is.</summary>
    public Func<TextReader> Input { get; init; } = () => TextReader.Null;

    /// <summary>Asks a person for a text without showing what is typed; null where nobody can be asked.</summary>
    public Func<string, string?>? AskSecret { get; init; }

    /// <summary>What finding the key of a new secret costs; tests do with less.</summary>
    internal int SecretIterations { get; init; } = SecretCipher.DefaultIterations;
}
