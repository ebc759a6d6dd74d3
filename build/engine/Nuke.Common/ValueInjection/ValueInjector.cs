using System.Reflection;
using Nuke.Common.Execution;

namespace Nuke.Common.ValueInjection;

/// <summary>Sets the injected members of a build class. Those of components are read when they are asked for.</summary>
static class ValueInjector
{
    public static void Inject(object build)
    {
        var members = InjectedMembers
            .OfClass(build.GetType())
            .Select(member => new Injection(member, member.GetCustomAttribute<ValueInjectionAttributeBase>()!))
            .OrderByDescending(x => x.Attribute.Priority);
        foreach (var (member, attribute) in members)
        {
            var isSecret = member.IsDefined(typeof(SecretAttribute));
            if (!isSecret || !BuildContext.Current.Parameters.IsLocked(member))
                Set(build, member, attribute.TryGetValue(member, build));
            // A secret may also come from the build's own code.
            if (isSecret && Get(build, member) is string secret)
                BuildContext.Current.Console.Masking.Add(secret);
        }
    }

    /// <summary>
    /// Sets a member whose secret was left encrypted until somebody needs it, because that takes a password.
    /// </summary>
    /// <exception cref="BuildRefusedException">The password is missing or wrong.</exception>
    public static void Unlock(object build, MemberInfo member)
    {
        var parameters = BuildContext.Current.Parameters;
        if (
            member.DeclaringType!.IsInstanceOfType(build)
            && !member.DeclaringType.IsInterface
            && parameters.IsLocked(member)
        )
            Set(build, member, parameters.GetValue(member));
    }

    static object? Get(object build, MemberInfo member) =>
        member is FieldInfo field ? field.GetValue(build) : (member as PropertyInfo)?.GetValue(build);

    static void Set(object build, MemberInfo member, object? value)
    {
        if (value is null)
            return;
        if (member is FieldInfo field)
            field.SetValue(build, value);
        else if (member is PropertyInfo { CanWrite: true } property)
            property.SetValue(build, value);
    }
}
