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
    static readonly AsyncLocal<TargetScope?> s_scope = new();

    /// <summary>The build that the caller belongs to.</summary>
    /// <exception cref="InvalidOperationException">The caller belongs to none.</exception>
    public static BuildContext Current
    {
        get =>
            s_current.Value
            ?? throw new InvalidOperationException("No build is running here. Call this from a build or its targets.");
        set
        {
            s_current.Value = value;
            // A target that runs a build of its own does not speak for that build's targets.
            s_scope.Value = null;
        }
    }

    /// <summary>Whether the caller belongs to a build.</summary>
    public static bool IsAvailable => s_current.Value is not null;

    /// <summary>The target that the caller belongs to, or null.</summary>
    public static ExecutableTarget? CurrentTarget => s_scope.Value?.Target;

    /// <summary>Where the output of the target goes that the caller belongs to, or null.</summary>
    public static OutputBlock? CurrentOutput => s_scope.Value?.Output;

    public BuildSession Session => session;

    public BuildConsole Console => console;

    public ParameterService Parameters => parameters;

    public InjectedValues Injected { get; } = new();

    /// <summary>Ends the processes of the target that the caller belongs to.</summary>
    public CancellationToken Cancellation => s_scope.Value?.Cancellation ?? session.Interruption;

    /// <summary>A text as it may leave the build in a file.</summary>
    public Func<string, string> Mask { get; init; } = text => text;

    /// <summary>Lets this method's calls belong to a target.</summary>
    public static void Enter(TargetScope scope) => s_scope.Value = scope;

    /// <summary>Lets this method's calls belong to no target any more.</summary>
    public static void Leave() => s_scope.Value = null;
}
