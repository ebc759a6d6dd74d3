using Nuke.Common.IO;
using Nuke.Common.Reporting;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>
/// What the static members of the API refer to. It flows with the build's own calls instead of belonging to the
/// process, so that builds can run side by side.
/// </summary>
sealed class BuildContext(BuildSession session, BuildConsole console, ParameterService parameters)
{
    static readonly AsyncLocal<BuildContext?> s_current = new();
    static readonly AsyncLocal<ExecutableTarget?> s_currentTarget = new();
    static readonly AsyncLocal<AbsolutePath?> s_workingDirectory = new();

    /// <summary>The build that the caller belongs to.</summary>
    /// <exception cref="InvalidOperationException">The caller belongs to none.</exception>
    public static BuildContext Current
    {
        get =>
            s_current.Value
            ?? throw new InvalidOperationException("No build is running here. Call this from a build or its targets.");
        set => s_current.Value = value;
    }

    /// <summary>Whether the caller belongs to a build.</summary>
    public static bool IsAvailable => s_current.Value is not null;

    /// <summary>The target that the caller belongs to, or null.</summary>
    public static ExecutableTarget? CurrentTarget
    {
        get => s_currentTarget.Value;
        set => s_currentTarget.Value = value;
    }

    public BuildSession Session => session;

    public BuildConsole Console => console;

    public ParameterService Parameters => parameters;

    /// <summary>The environment variables of the session, and what the build has changed in them.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentVariables { get; private set; } =
        session.EnvironmentVariables;

    /// <summary>Where the caller works: a target may work elsewhere than those that run beside it.</summary>
    public AbsolutePath WorkingDirectory
    {
        get => s_workingDirectory.Value ?? session.WorkingDirectory;
        set => s_workingDirectory.Value = value;
    }

    public InjectedValues Injected { get; } = new();

    /// <summary>Sets an environment variable for this build and the processes that it starts; null removes it.</summary>
    public void SetEnvironmentVariable(string name, string? value)
    {
        lock (Injected)
        {
            var names = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
            var variables = new Dictionary<string, string>(EnvironmentVariables, names);
            if (value is null)
                variables.Remove(name);
            else
                variables[name] = value;
            EnvironmentVariables = variables;
        }
    }

    /// <summary>Ends the processes of the running target. Targets that run after an interruption are not interrupted.</summary>
    public CancellationToken Cancellation { get; set; } = session.Interruption;
}
