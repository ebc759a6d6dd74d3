namespace Nuke.Common;

/// <summary>What a target has to say when it is only planned, for an engine that shows plans in the browser: nothing.</summary>
public static class PlanExtensions
{
    public static ITargetDefinition ShowsInPlan(
        this ITargetDefinition definition,
        Func<Task> text,
        Func<Task<string>> json
    ) => definition;
}
