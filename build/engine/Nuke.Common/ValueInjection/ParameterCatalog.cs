using System.Reflection;
using Nuke.Common.Execution;

namespace Nuke.Common.ValueInjection;

/// <summary>All parameters of a build: the engine's own and those of the build class and its components.</summary>
sealed class ParameterCatalog
{
    readonly Dictionary<string, ParameterDescriptor> _byName = [];
    readonly List<ParameterDescriptor> _all = [];

    public ParameterCatalog(Type buildType)
    {
        foreach (var option in EngineOptions.All)
            Add(option);
        foreach (var member in InjectedMembers.Of(buildType))
        {
            if (member.GetCustomAttribute<ParameterAttribute>() is { } attribute)
                Add(Describe(member, attribute));
        }
    }

    public IReadOnlyList<ParameterDescriptor> All => _all;

    public ParameterDescriptor? Find(string name) => _byName.GetValueOrDefault(ParameterName.Normalise(name));

    public static ParameterDescriptor Describe(MemberInfo member, ParameterAttribute attribute) =>
        new(
            ParameterName.ToKebabCase(attribute.Name ?? member.Name),
            attribute.ValueType ?? InjectedMembers.TypeOf(member)
        )
        {
            Description = attribute.Description,
            Separator = attribute.Separator,
            Listed = attribute.List,
        };

    void Add(ParameterDescriptor descriptor)
    {
        var name = ParameterName.Normalise(descriptor.Name);
        if (!_byName.TryGetValue(name, out var existing))
        {
            _byName.Add(name, descriptor);
            _all.Add(descriptor);
        }
        else if (existing.IsEngineOption || existing.Type != descriptor.Type)
        {
            throw new BuildRefusedException(
                $"The parameter {descriptor.Option} is declared twice, as {existing.Type.Name} and as {descriptor.Type.Name}"
                    + $"{(existing.IsEngineOption ? "; the first is the engine's own" : "")}. Rename one of them."
            );
        }
    }
}
