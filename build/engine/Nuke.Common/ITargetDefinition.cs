using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Nuke.Common.Tooling;

namespace Nuke.Common;

/// <summary>The clauses of a target. Each clause returns the definition, so that they chain.</summary>
public interface ITargetDefinition
{
    /// <summary>What the target does, in one line for <c>--help</c>.</summary>
    ITargetDefinition Description(string description);

    /// <summary>Appends actions. A target without any action only groups others.</summary>
    ITargetDefinition Executes(params Action[] actions);

    /// <summary>Appends an action whose result is not needed.</summary>
    ITargetDefinition Executes<T>(Func<T> action);

    /// <summary>Appends an asynchronous action; the target ends when its task does.</summary>
    ITargetDefinition Executes(Func<Task> action);

    /// <summary>Runs these targets first.</summary>
    ITargetDefinition DependsOn(params Target[] targets);

    /// <summary>Runs these targets of a component first; without a selector, the component's only target.</summary>
    ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets)
        where T : INukeBuild;

    /// <summary>Like <see cref="DependsOn{T}"/>, but does nothing when the build does not implement the component.</summary>
    ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets)
        where T : INukeBuild;

    /// <summary>Makes those targets depend on this one.</summary>
    ITargetDefinition DependentFor(params Target[] targets);

    /// <summary>Makes those targets of a component depend on this one.</summary>
    ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets)
        where T : INukeBuild;

    /// <summary>Like <see cref="DependentFor{T}"/>, but does nothing when the build does not implement the component.</summary>
    ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets)
        where T : INukeBuild;

    /// <summary>Runs before those targets, where both are to run.</summary>
    ITargetDefinition Before(params Target[] targets);

    /// <summary>Runs before those targets of a component, where both are to run.</summary>
    ITargetDefinition Before<T>(params Func<T, Target>[] targets)
        where T : INukeBuild;

    /// <summary>Like <see cref="Before{T}"/>, but does nothing when the build does not implement the component.</summary>
    ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets)
        where T : INukeBuild;

    /// <summary>Runs after those targets, where both are to run.</summary>
    ITargetDefinition After(params Target[] targets);

    /// <summary>Runs after those targets of a component, where both are to run.</summary>
    ITargetDefinition After<T>(params Func<T, Target>[] targets)
        where T : INukeBuild;

    /// <summary>Like <see cref="After{T}"/>, but does nothing when the build does not implement the component.</summary>
    ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets)
        where T : INukeBuild;

    /// <summary>Runs those targets too, after this one.</summary>
    ITargetDefinition Triggers(params Target[] targets);

    /// <summary>Runs those targets of a component too, after this one.</summary>
    ITargetDefinition Triggers<T>(params Func<T, Target>[] targets)
        where T : INukeBuild;

    /// <summary>Like <see cref="Triggers{T}"/>, but does nothing when the build does not implement the component.</summary>
    ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets)
        where T : INukeBuild;

    /// <summary>Runs too, after those targets, whenever one of them is to run.</summary>
    ITargetDefinition TriggeredBy(params Target[] targets);

    /// <summary>Runs too, after those targets of a component, whenever one of them is to run.</summary>
    ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets)
        where T : INukeBuild;

    /// <summary>Like <see cref="TriggeredBy{T}"/>, but does nothing when the build does not implement the component.</summary>
    ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets)
        where T : INukeBuild;

    /// <summary>Skips the target unless the condition holds before the build starts.</summary>
    ITargetDefinition OnlyWhenStatic(
        Func<bool> condition,
        [CallerArgumentExpression(nameof(condition))] string? conditionExpression = null
    );

    /// <summary>Skips the target unless the condition holds just before the target would run.</summary>
    ITargetDefinition OnlyWhenDynamic(
        Func<bool> condition,
        [CallerArgumentExpression(nameof(condition))] string? conditionExpression = null
    );

    /// <summary>What happens to this target's dependencies when it is skipped before the build starts.</summary>
    ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior);

    /// <summary>Refuses to start the build unless these parameters have a value; a text must not be blank.</summary>
    ITargetDefinition Requires<T>(params Expression<Func<T?>>[] parameterRequirement)
        where T : class;

    /// <summary>Refuses to start the build unless these parameters have a value.</summary>
    ITargetDefinition Requires<T>(params Expression<Func<T?>>[] parameterRequirement)
        where T : struct;

    /// <summary>Refuses to start the build unless these conditions hold.</summary>
    ITargetDefinition Requires(params Expression<Func<bool>>[] requirement);

    /// <summary>Refuses to start the build unless the tool of these tasks is there: <c>Requires&lt;DockerTasks&gt;()</c>.</summary>
    ITargetDefinition Requires<T>()
        where T : IRequireTool;

    /// <summary>Refuses to start the build unless the tool of these tasks is there in this version.</summary>
    ITargetDefinition Requires<T>(string version)
        where T : IRequireToolWithVersion;

    /// <summary>Runs even after another target has failed or the build was interrupted.</summary>
    ITargetDefinition AssuredAfterFailure();

    /// <summary>Lets the targets that follow run even when this one fails; the build fails all the same.</summary>
    ITargetDefinition ProceedAfterFailure();

    /// <summary>Hides the target from <c>--help</c>.</summary>
    ITargetDefinition Unlisted();

    /// <summary>
    /// Runs in what a component prepares: its only <see cref="Setup"/> first, and its only <see cref="Cleanup"/> after
    /// all targets that work there.
    /// </summary>
    ITargetDefinition DependsOnContext<T>()
        where T : INukeBuild;

    /// <summary>The files that the target leaves behind, as globs; generators of CI configurations keep them.</summary>
    ITargetDefinition Produces(params string[] artifacts);

    /// <summary>Works with everything that those targets have left behind.</summary>
    ITargetDefinition Consumes(params Target[] targets);

    /// <summary>Works with some of what that target has left behind; all of it where none is named.</summary>
    ITargetDefinition Consumes(Target target, params string[] artifacts);

    /// <summary>Works with everything that those targets of a component have left behind.</summary>
    ITargetDefinition Consumes<T>(params Func<T, Target>[] targets)
        where T : INukeBuild;

    /// <summary>Works with some of what that target of a component has left behind.</summary>
    ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] artifacts)
        where T : INukeBuild;

    /// <summary>Splits the target up into so many parts, which run one each with <c>--partition</c>.</summary>
    ITargetDefinition Partition(int size);

    /// <summary>Adds the clauses of other targets to this one.</summary>
    ITargetDefinition Inherit(params Target[] targets);

    /// <summary>Adds the clauses that a component gives this target by default, also where the build overrides it.</summary>
    ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets)
        where T : INukeBuild;

    /// <summary>Adds the clauses of the target of the base class that this one overrides.</summary>
    ITargetDefinition Base();
}
