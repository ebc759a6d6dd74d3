using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>A target as the build class declares it: a property, and the properties of base classes that it overrides.</summary>
sealed record TargetDeclaration(string Name, PropertyInfo Property, IReadOnlyList<PropertyInfo> Overridden)
{
    const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>
    /// All targets of a build class, in the order of their declaration: base classes, the class, its components.
    /// </summary>
    public static IReadOnlyList<TargetDeclaration> AllOf(Type buildType)
    {
        var ofClass = OfClass(buildType);
        var ofComponents = ComponentsOf(buildType)
            .Distinct()
            .SelectMany(component => DeclaredBy(component).Where(x => !IsExplicit(x)))
            .ToLookup(ShortName);
        foreach (var group in ofComponents)
            CheckComponentTargets(buildType, ofClass.Find(x => x.Name == group.Key), [.. group]);

        var names = ofClass.Select(x => x.Name).ToHashSet();
        return
        [
            .. ofClass,
            .. ofComponents
                .Where(group => !names.Contains(group.Key))
                .Select(group => new TargetDeclaration(group.Key, group.Single(), [])),
        ];
    }

    /// <summary>The only target, setup or cleanup that a component declares.</summary>
    /// <exception cref="BuildRefusedException">It declares none, or several.</exception>
    public static Target OnlyOneOf<TDelegate>(Type component, object build)
    {
        var candidates = DeclaredBy(component)
            .Where(x => x.PropertyType == typeof(TDelegate) && !IsExplicit(x))
            .ToList();
        if (candidates.Count == 1)
            return TargetReader.Read(candidates[0], build);
        var kind = typeof(TDelegate).Name.ToLowerInvariant();
        if (candidates.Count == 0)
            throw new BuildRefusedException($"{component.Name} has no {kind}.");
        throw new BuildRefusedException(
            $"{component.Name} has {candidates.Count} {kind}s ({string.Join(", ", candidates.Select(x => x.Name))}). "
                + (
                    typeof(TDelegate) == typeof(Target)
                        ? $"Say which: <{component.Name}>(x => x.{candidates[0].Name})."
                        : "A component has one of it."
                )
        );
    }

    /// <summary>A component's own definition of a target, also where the build overrides it.</summary>
    public static Target DefaultOf(MemberInfo member, object build) =>
        TargetReader.ReadExactly((PropertyInfo)member, build);

    /// <summary>The definition that this target overrides, so many classes below it.</summary>
    /// <exception cref="BuildRefusedException">There is none.</exception>
    public Target OverriddenBy(int depth, object build) =>
        depth < Overridden.Count
            ? TargetReader.ReadExactly(Overridden[depth], build)
            : throw new BuildRefusedException($"{Name} overrides no target of a base class, so it has no Base().");

    static List<TargetDeclaration> OfClass(Type buildType)
    {
        var types = new Stack<Type>();
        for (var type = buildType; type is not null && type != typeof(NukeBuild); type = type.BaseType)
            types.Push(type);

        var order = new List<string>();
        var properties = new Dictionary<string, List<PropertyInfo>>();
        foreach (var property in types.SelectMany(DeclaredBy))
        {
            var name = ShortName(property);
            if (!properties.TryGetValue(name, out var overrides))
            {
                properties.Add(name, overrides = []);
                order.Add(name);
            }
            overrides.Insert(0, property);
        }
        return [.. order.Select(name => new TargetDeclaration(name, properties[name][0], properties[name][1..]))];
    }

    /// <summary>The components of a type, each after those that it builds on.</summary>
    static IEnumerable<Type> ComponentsOf(Type type) =>
        type.GetInterfaces().SelectMany(component => ComponentsOf(component).Append(component));

    static void CheckComponentTargets(Type build, TargetDeclaration? own, List<PropertyInfo> ofComponents)
    {
        var components = string.Join(" and ", ofComponents.Select(x => x.DeclaringType!.Name));
        if (own is null && ofComponents.Count > 1)
        {
            throw new BuildRefusedException(
                $"{build.Name} gets the target {ofComponents[0].Name} from {components}. Implement it in {build.Name}, "
                    + "and inherit what you want to keep."
            );
        }
        if (own is not null && !IsExplicit(own.Property) && own.Property.GetMethod is not { IsPublic: true })
        {
            throw new BuildRefusedException(
                $"{build.Name}.{own.Name} hides the target of {components}. Make it public, so that it implements that one."
            );
        }
        if (own is not null && ofComponents.Find(x => !IsImplementedBy(build, x)) is { DeclaringType: { } hidden })
        {
            var declaring = own.Property.DeclaringType!.Name;
            throw new BuildRefusedException(
                IsExplicit(own.Property)
                    ? $"{declaring} implements the target {own.Name} of one component, but not that of {hidden.Name}. "
                        + $"Make it public Target {own.Name}, which implements both."
                    : $"{declaring}.{own.Name} hides the target of {hidden.Name}, which a base class implements. "
                        + $"List {hidden.Name} among the base types of {declaring}, so that it implements that one."
            );
        }
    }

    /// <summary>Whether a class, and not the component itself, says what this target of the component is.</summary>
    static bool IsImplementedBy(Type build, PropertyInfo ofComponent)
    {
        var map = build.GetInterfaceMap(ofComponent.DeclaringType!);
        var index = Array.IndexOf(map.InterfaceMethods, ofComponent.GetMethod);
        return index < 0 || map.TargetMethods[index] is not { DeclaringType.IsInterface: true };
    }

    static IEnumerable<PropertyInfo> DeclaredBy(Type type) =>
        type.GetProperties(Declared).Where(x => TargetReader.IsTarget(x.PropertyType)).OrderBy(x => x.MetadataToken);

    static bool IsExplicit(PropertyInfo property) => property.Name.Contains('.', StringComparison.Ordinal);

    static string ShortName(PropertyInfo property) => property.Name[(property.Name.LastIndexOf('.') + 1)..];
}
