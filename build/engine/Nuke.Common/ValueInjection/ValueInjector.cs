using System.Reflection;

namespace Nuke.Common.ValueInjection;

/// <summary>Sets the injected members of a build class. Those of components are read when they are asked for.</summary>
static class ValueInjector
{
    public static void Inject(object build)
    {
        var members = InjectedMembers
            .OfClass(build.GetType())
            .Select(member => (member, attribute: member.GetCustomAttribute<ValueInjectionAttributeBase>()!))
            .OrderByDescending(x => x.attribute.Priority);
        foreach (var (member, attribute) in members)
        {
            if (attribute.TryGetValue(member, build) is not { } value)
                continue;
            if (member is FieldInfo field)
                field.SetValue(build, value);
            else if (member is PropertyInfo { CanWrite: true } property)
                property.SetValue(build, value);
        }
    }
}
