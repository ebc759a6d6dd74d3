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

    /// <summary>The text without the secrets of the build: for everything that leaves it as text.</summary>
    public string Mask(string text) => console.Masking.Mask(text);

    public InjectedValues Injected { get; } = new();

    /// <summary>Ends the processes of the running target. Targets that run after an interruption are not interrupted.</summary>
    public CancellationToken Cancellation { get; set; } = session.Interruption;
}
