using System.Reflection;
using Nuke.Common.Execution;

namespace Nuke.Common.ValueInjection;

/// <summary>Finds the fields and properties whose values come from outside the build class.</summary>
static class InjectedMembers
{
    const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Those of the class, base types first, and then those of its components.</summary>
    public static IEnumerable<MemberInfo> Of(Type buildType) =>
        OfClass(buildType).Concat(buildType.GetInterfaces().SelectMany(DeclaredBy));

    /// <summary>Those of the class and its base types, base types first.</summary>
    public static IEnumerable<MemberInfo> OfClass(Type buildType)
    {
        var types = new Stack<Type>();
        for (var type = buildType; type is not null && type != typeof(object); type = type.BaseType)
            types.Push(type);
        return types.SelectMany(DeclaredBy);
    }

    public static Type TypeOf(MemberInfo member) =>
        member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    static IEnumerable<MemberInfo> DeclaredBy(Type type) =>
        type.GetFields(Declared)
            .Cast<MemberInfo>()
            // Most members of a build are targets; attributes are slow to look up.
            .Concat(type.GetProperties(Declared).Where(property => !TargetReader.IsTarget(property.PropertyType)))
            .Where(member => member.IsDefined(typeof(ValueInjectionAttributeBase)))
            .OrderBy(member => member.MetadataToken);
}
