using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Nuke.Common.Incremental;
using Nuke.Common.Tooling;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Collects the clauses of one target.</summary>
sealed class TargetDefinition(INukeBuild? build, TargetDeclaration? declaration) : ITargetDefinition
{
    int _inheritedBases;

    public static TargetDefinition Empty { get; } = new(null, null);

    public string? DescriptionText { get; private set; }

    public bool IsListed { get; private set; } = true;

    public bool IsAssuredAfterFailure { get; private set; }

    public bool ProceedsAfterFailure { get; private set; }

    public DependencyBehavior WhenSkippedBehavior { get; private set; }

    public List<Func<Task>> Actions { get; } = [];

    public List<PlanDetail> PlanDetails { get; } = [];

    public List<Condition> StaticConditions { get; } = [];

    public List<Condition> DynamicConditions { get; } = [];

    public List<Requirement> Requirements { get; } = [];

    public IncrementalClauses Incremental { get; } = new();

    public List<ToolRequirement> Tools { get; } = [];

    public List<string> Products { get; } = [];

    public List<(Target Target, IReadOnlyList<string> Products)> Consumptions { get; } = [];

    public int? PartitionSize { get; private set; }

    public List<RelatedTarget> Relations { get; } = [];

    public ITargetDefinition Description(string description) => With(() => DescriptionText = description);

    public ITargetDefinition Executes(params Action[] actions) =>
        With(() =>
            Actions.AddRange(
                actions.Select(action => new Func<Task>(() =>
                {
                    action();
                    return Task.CompletedTask;
                }))
            )
        );

    public ITargetDefinition Executes<T>(Func<T> action) => Executes(new Action(() => action()));

    public ITargetDefinition Executes(Func<Task> action) => With(() => Actions.Add(action));

    public ITargetDefinition DependsOn(params Target[] targets) => Relate(TargetRelation.DependsOn, targets);

    public ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets)
        where T : INukeBuild => Relate(TargetRelation.DependsOn, TargetsOf(targets));

    public ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets)
        where T : INukeBuild => build is T ? DependsOn(targets) : this;

    public ITargetDefinition DependentFor(params Target[] targets) => Relate(TargetRelation.DependentFor, targets);

    public ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets)
        where T : INukeBuild => Relate(TargetRelation.DependentFor, TargetsOf(targets));

    public ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets)
        where T : INukeBuild => build is T ? DependentFor(targets) : this;

    public ITargetDefinition Before(params Target[] targets) => Relate(TargetRelation.Before, targets);

    public ITargetDefinition Before<T>(params Func<T, Target>[] targets)
        where T : INukeBuild => Relate(TargetRelation.Before, TargetsOf(targets));

    public ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets)
        where T : INukeBuild => build is T ? Before(targets) : this;

    public ITargetDefinition After(params Target[] targets) => Relate(TargetRelation.After, targets);

    public ITargetDefinition After<T>(params Func<T, Target>[] targets)
        where T : INukeBuild => Relate(TargetRelation.After, TargetsOf(targets));

    public ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets)
        where T : INukeBuild => build is T ? After(targets) : this;

    public ITargetDefinition Triggers(params Target[] targets) => Relate(TargetRelation.Triggers, targets);

    public ITargetDefinition Triggers<T>(params Func<T, Target>[] targets)
        where T : INukeBuild => Relate(TargetRelation.Triggers, TargetsOf(targets));

    public ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets)
        where T : INukeBuild => build is T ? Triggers(targets) : this;

    public ITargetDefinition TriggeredBy(params Target[] targets) => Relate(TargetRelation.TriggeredBy, targets);

    public ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets)
        where T : INukeBuild => Relate(TargetRelation.TriggeredBy, TargetsOf(targets));

    public ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets)
        where T : INukeBuild => build is T ? TriggeredBy(targets) : this;

    public ITargetDefinition OnlyWhenStatic(
        Func<bool> condition,
        [CallerArgumentExpression(nameof(condition))] string? conditionExpression = null
    ) => With(() => StaticConditions.Add(new Condition(condition, WithoutArrow(conditionExpression))));

    public ITargetDefinition OnlyWhenDynamic(
        Func<bool> condition,
        [CallerArgumentExpression(nameof(condition))] string? conditionExpression = null
    ) => With(() => DynamicConditions.Add(new Condition(condition, WithoutArrow(conditionExpression))));

    public ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior) =>
        With(() => WhenSkippedBehavior = dependencyBehavior);

    public ITargetDefinition Requires<T>(params Expression<Func<T?>>[] parameterRequirement)
        where T : class => Require(parameterRequirement);

    public ITargetDefinition Requires<T>(params Expression<Func<T?>>[] parameterRequirement)
        where T : struct => Require(parameterRequirement);

    public ITargetDefinition Requires(params Expression<Func<bool>>[] requirement) => Require(requirement);

    public ITargetDefinition Requires<T>()
        where T : IRequireTool => With(() => Tools.Add(new ToolRequirement(typeof(T), null)));

    public ITargetDefinition Requires<T>(string version)
        where T : IRequireToolWithVersion => With(() => Tools.Add(new ToolRequirement(typeof(T), version)));

    public ITargetDefinition AssuredAfterFailure() => With(() => IsAssuredAfterFailure = true);

    public ITargetDefinition ProceedAfterFailure() => With(() => ProceedsAfterFailure = true);

    public ITargetDefinition Unlisted() => With(() => IsListed = false);

    public ITargetDefinition DependsOnContext<T>()
        where T : INukeBuild
    {
        CheckImplements<T>();
        Relate(TargetRelation.DependsOn, [TargetDeclaration.OnlyOneOf<Setup>(typeof(T), Build)]);
        return Relate(TargetRelation.Triggers, [TargetDeclaration.OnlyOneOf<Cleanup>(typeof(T), Build)]);
    }

    public ITargetDefinition Produces(params string[] artifacts) => With(() => Products.AddRange(artifacts));

    public ITargetDefinition Consumes(params Target[] targets) =>
        With(() => Consumptions.AddRange(targets.Select(target => (target, (IReadOnlyList<string>)[]))));

    public ITargetDefinition Consumes(Target target, params string[] artifacts) =>
        With(() => Consumptions.Add((target, artifacts)));

    public ITargetDefinition Consumes<T>(params Func<T, Target>[] targets)
        where T : INukeBuild => Consumes([.. TargetsOf(targets)]);

    public ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] artifacts)
        where T : INukeBuild => Consumes(TargetsOf([target]).Single(), artifacts);

    public ITargetDefinition Partition(int size)
    {
        if (size < 1)
            throw new BuildRefusedException($"{declaration?.Name} cannot be split up into {size} parts.");
        return With(() => PartitionSize = size);
    }

    public ITargetDefinition Inherit(params Target[] targets) =>
        With(() =>
        {
            foreach (var target in targets)
                target(this);
        });

    public ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets)
        where T : INukeBuild =>
        Inherit([.. targets.Select(target => TargetDeclaration.DefaultOf(target.GetMember(), Build))]);

    public ITargetDefinition Base()
    {
        // A base target may have a base of its own: each call goes one class further down.
        var target = declaration.NotNull().OverriddenBy(_inheritedBases++, Build);
        Inherit(target);
        _inheritedBases--;
        return this;
    }

    INukeBuild Build => build.NotNull();

    static string WithoutArrow(string? text)
    {
        var arrow = text?.IndexOf("=>", StringComparison.Ordinal) ?? -1;
        return arrow < 0 ? text ?? "" : text![(arrow + 2)..].Trim();
    }

    TargetDefinition With(Action change)
    {
        change();
        return this;
    }

    TargetDefinition Require(IEnumerable<LambdaExpression> expressions) =>
        With(() => Requirements.AddRange(expressions.Select(expression => new Requirement(expression))));

    TargetDefinition Relate(TargetRelation relation, IEnumerable<Target> targets)
    {
        Relations.AddRange(targets.Select(target => new RelatedTarget(relation, target)));
        return this;
    }

    IEnumerable<Target> TargetsOf<T>(Func<T, Target>[] selectors)
        where T : INukeBuild
    {
        var component = CheckImplements<T>();
        return selectors.Length > 0
            ? selectors.Select(selector => selector(component))
            : [TargetDeclaration.OnlyOneOf<Target>(typeof(T), component)];
    }

    T CheckImplements<T>()
        where T : INukeBuild =>
        Build is T component
            ? component
            : throw new BuildRefusedException(
                $"{declaration?.Name} names {typeof(T).Name}, which {Build.GetType().Name} does not implement. "
                    + "Implement it, or use the clause that begins with Try."
            );
}
