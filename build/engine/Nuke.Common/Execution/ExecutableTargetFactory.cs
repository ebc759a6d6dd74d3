namespace Nuke.Common.Execution;

/// <summary>Turns the target properties of a build into targets that know each other.</summary>
static class ExecutableTargetFactory
{
    /// <summary>All targets, in the order of their declaration.</summary>
    /// <exception cref="BuildRefusedException">A definition names something that is not a target of the build.</exception>
    public static IReadOnlyList<ExecutableTarget> Create(INukeBuild build, IEnumerable<Target> defaults)
    {
        var declarations = TargetDeclaration.AllOf(build.GetType());
        var targets = new List<ExecutableTarget>();
        var byFactory = new Dictionary<Target, ExecutableTarget>();
        foreach (var declaration in declarations)
        {
            var factory = TargetReader.Read(declaration.Property, build);
            var target = new ExecutableTarget(declaration.Property, declaration.Name, factory);
            targets.Add(target);
            if (!byFactory.TryAdd(factory, target))
            {
                throw new BuildRefusedException(
                    $"{byFactory[factory].Name} and {target.Name} share one definition. Use Inherit instead."
                );
            }
        }

        foreach (var (target, declaration) in targets.Zip(declarations))
            Define(target, new TargetDefinition(build, declaration));
        foreach (var target in targets)
            Relate(target, byFactory);
        foreach (var factory in defaults)
            byFactory[factory].IsDefault = true;
        return targets;
    }

    static void Define(ExecutableTarget target, TargetDefinition definition)
    {
        if (target.Member.PropertyType == typeof(Cleanup))
            definition.AssuredAfterFailure();
        try
        {
            target.Factory(definition);
        }
        catch (Exception exception) when (exception is not BuildRefusedException)
        {
            throw new BuildRefusedException(
                $"The definition of {target.Name} has thrown {exception.GetType().Name}: {exception.Message}"
            );
        }
        target.Definition = definition;
        target.Description = definition.DescriptionText;
        target.Listed = definition.IsListed;
    }

    static void Relate(ExecutableTarget target, Dictionary<Target, ExecutableTarget> byFactory)
    {
        foreach (var (factory, products) in target.Definition.Consumptions)
            target.Consumptions.Add((Find(target, "Consumes", factory, byFactory), products));
        foreach (var (relation, factories) in target.Definition.Relations)
        foreach (var factory in factories)
            Relate(target, relation, Find(target, $"{relation}", factory, byFactory));
    }

    static ExecutableTarget Find(
        ExecutableTarget target,
        string clause,
        Target? factory,
        Dictionary<Target, ExecutableTarget> byFactory
    ) =>
        factory is not null && byFactory.TryGetValue(factory, out var other)
            ? other
            : throw new BuildRefusedException(
                $"{target.Name} ({clause}) names something that is not a target of this build. "
                    + "A target is a property whose value is the same each time it is read."
            );

    static void Relate(ExecutableTarget target, TargetRelation relation, ExecutableTarget other)
    {
        switch (relation)
        {
            case TargetRelation.DependsOn:
                AddOnce(target.DependencySet, other);
                break;
            case TargetRelation.DependentFor:
                AddOnce(other.DependencySet, target);
                break;
            case TargetRelation.After:
                AddOnce(target.OrderSet, other);
                break;
            case TargetRelation.Before:
                AddOnce(other.OrderSet, target);
                break;
            case TargetRelation.Triggers:
                AddOnce(target.TriggerSet, other);
                AddOnce(other.TriggeredBySet, target);
                break;
            case TargetRelation.TriggeredBy:
                AddOnce(other.TriggerSet, target);
                AddOnce(target.TriggeredBySet, other);
                break;
        }
    }

    static void AddOnce(List<ExecutableTarget> targets, ExecutableTarget target)
    {
        if (!targets.Contains(target))
            targets.Add(target);
    }
}
