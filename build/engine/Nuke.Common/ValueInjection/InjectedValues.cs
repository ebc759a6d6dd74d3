using System.Collections.Concurrent;
using System.Reflection;

namespace Nuke.Common.ValueInjection;

/// <summary>The values given to members of components; each is made once for a build.</summary>
sealed class InjectedValues
{
    readonly ConcurrentDictionary<MemberInfo, object?> _values = [];

    /// <exception cref="ArgumentException">The member has no injection attribute.</exception>
    public object? GetValue(MemberInfo member, object build)
    {
        var attribute = member
            .GetCustomAttribute<ValueInjectionAttributeBase>()
            .NotNull(
                $"{member.DeclaringType?.Name}.{member.Name} gets no value from outside. Mark it, for instance with [Parameter]."
            );
        return _values.GetOrAdd(member, key => attribute.TryGetValue(key, build));
    }
}
