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

        for (var i = 0; i < targets.Count; i++)
            Define(targets[i], new TargetDefinition(build, declarations[i]));
        foreach (var target in targets)
            Relate(target, byFactory);
        foreach (var target in targets)
        {
            RemoveDuplicates(target.DependencySet);
            RemoveDuplicates(target.OrderSet);
            RemoveDuplicates(target.TriggeredBySet);
            RemoveDuplicates(target.TriggerSet);
        }
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
            target.Consumptions.Add((Find(target, null, factory, byFactory), products));
        foreach (var (relation, factory) in target.Definition.Relations)
            Relate(target, relation, Find(target, relation, factory, byFactory));
    }

    static ExecutableTarget Find(
        ExecutableTarget target,
        TargetRelation? relation,
        Target? factory,
        Dictionary<Target, ExecutableTarget> byFactory
    ) =>
        factory is not null && byFactory.TryGetValue(factory, out var other)
            ? other
            : throw new BuildRefusedException(
                $"{target.Name} ({relation?.ToString() ?? "Consumes"}) names something that is not a target of this build. "
                    + "A target is a property whose value is the same each time it is read."
            );

    static void Relate(ExecutableTarget target, TargetRelation relation, ExecutableTarget other)
    {
        switch (relation)
        {
            case TargetRelation.DependsOn:
                target.DependencySet.Add(other);
                break;
            case TargetRelation.DependentFor:
                other.DependencySet.Add(target);
                break;
            case TargetRelation.After:
                target.OrderSet.Add(other);
                break;
            case TargetRelation.Before:
                other.OrderSet.Add(target);
                break;
            case TargetRelation.Triggers:
                target.TriggerSet.Add(other);
                other.TriggeredBySet.Add(target);
                break;
            case TargetRelation.TriggeredBy:
                other.TriggerSet.Add(target);
                target.TriggeredBySet.Add(other);
                break;
        }
    }

    // A relation may be stated from both sides.
    static void RemoveDuplicates(List<ExecutableTarget> targets)
    {
        var seen = new HashSet<ExecutableTarget>();
        targets.RemoveAll(x => !seen.Add(x));
    }
}
