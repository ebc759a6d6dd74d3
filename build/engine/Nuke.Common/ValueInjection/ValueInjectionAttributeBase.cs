using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Nuke.Common.ValueInjection;

/// <summary>Marks a field or property whose value comes from outside the build class.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
[SuppressMessage("Naming", "CA1710", Justification = "The name is that of the Nuke API.")]
public abstract class ValueInjectionAttributeBase : Attribute
{
    /// <summary>Members with a higher priority are set first.</summary>
    public virtual int Priority => 0;

    /// <summary>The value for a member, or null to leave the member's own default in place.</summary>
    public abstract object? GetValue(MemberInfo member, object instance);
}
