using Nuke.Common.Execution;

namespace Nuke.Common;

/// <summary>What a target has to say when it is only planned.</summary>
public static class PlanExtensions
{
    /// <summary>
    /// With <c>--plan</c>, tells more of a target than that it would run, unless it would be skipped. It must change nothing;
    /// the build's exit code is that of the plan.
    /// </summary>
    /// <param name="definition">The target.</param>
    /// <param name="text">Runs after the plan was shown as text.</param>
    /// <param name="json">Makes the JSON value <c>details</c> of the target where the plan is shown as JSON.</param>
    public static ITargetDefinition ShowsInPlan(
        this ITargetDefinition definition,
        Func<Task> text,
        Func<Task<string>> json
    )
    {
        ((TargetDefinition)definition).PlanDetails.Add(new PlanDetail(text, json));
        return definition;
    }
}
