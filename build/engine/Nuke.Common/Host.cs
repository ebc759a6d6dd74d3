using Nuke.Common.Execution;

namespace Nuke.Common;

/// <summary>Where a build runs: a terminal, or a CI system with a log and a vocabulary of its own.</summary>
public abstract class Host
{
    private protected Host(BuildSession session) => Session = session;

    /// <summary>The host of the build that the caller belongs to; null outside of a build.</summary>
    public static Host? Instance => BuildContext.IsAvailable ? BuildContext.Current.Console.Host : null;

    /// <summary>The session of the build, whose environment describes the host.</summary>
    internal BuildSession Session { get; }

    /// <summary>The secrets that the host itself hands over, where it does.</summary>
    internal virtual IReadOnlyList<string?> Secrets => [];

    /// <summary>The line that begins the output of a target; null for the build's own heading.</summary>
    internal virtual string? GroupStart(string name) => null;

    /// <summary>The line that ends the output of a target; null for none.</summary>
    internal virtual string? GroupEnd(string name) => null;

    /// <summary>A warning in the form that the host lists.</summary>
    internal virtual string Warning(string text) => $"Warning: {text}";

    /// <summary>An error in the form that the host lists.</summary>
    internal virtual string Error(string text) => text;

    /// <summary>
    /// The lines that make the host itself mask a secret, in output that does not come from the build as well.
    /// </summary>
    internal virtual IEnumerable<string> MaskCommands(string secret) => [];

    /// <inheritdoc />
    public override string ToString() => GetType().Name;

    /// <summary>The value of an environment variable, or null where it is missing or empty.</summary>
    private protected string? Variable(string name) =>
        Session.EnvironmentVariables.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>Writes a command to the host of the running build; its secrets are masked.</summary>
    private protected void WriteLine(string command)
    {
        if (Instance == this)
            BuildContext.Current.Console.WriteHostCommand(command);
    }
}
