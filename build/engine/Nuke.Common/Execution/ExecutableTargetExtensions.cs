namespace Nuke.Common.Execution;

/// <summary>Asks for targets by their property.</summary>
public static class ExecutableTargetExtensions
{
    /// <summary>Whether the target is among them: <c>InvokedTargets.Contains(Test)</c>.</summary>
    public static bool Contains(this IEnumerable<ExecutableTarget> targets, Target target) =>
        targets.Any(x => x.Factory == target);
}
