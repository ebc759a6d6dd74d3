using System.Collections.Concurrent;
using System.Reflection;
using Nuke.Common.Execution;

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
        // A target that reads a parameter depends on it.
        if (attribute is ParameterAttribute)
            BuildContext.CurrentTarget?.ReadParameters.TryAdd(ParameterName.Of(member), true);
        return _values.GetOrAdd(member, key => attribute.TryGetValue(key, build));
    }
}
