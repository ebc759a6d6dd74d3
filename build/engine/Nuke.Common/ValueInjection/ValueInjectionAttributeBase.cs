using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Nuke.Common.Execution;

namespace Nuke.Common.ValueInjection;

/// <summary>Marks a field or property whose value comes from outside the build class.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
[SuppressMessage("Naming", "CA1710", Justification = "The name is that of the Nuke API.")]
public abstract class ValueInjectionAttributeBase : Attribute
{
    /// <summary>Members with a higher priority are set first.</summary>
    public virtual int Priority => 0;

    /// <summary>The build that the value is for.</summary>
    protected INukeBuild? Build { get; private set; }

    /// <summary>Whether a value that cannot be given is left out without a warning.</summary>
    public virtual bool SuppressWarnings => false;

    /// <summary>The value for a member, or null to leave the member's own default in place.</summary>
    public abstract object? GetValue(MemberInfo member, object instance);

    /// <summary>The value for a member. One that cannot be given is null, with a warning that says why.</summary>
    internal object? TryGetValue(MemberInfo member, object instance)
    {
        Build = instance as INukeBuild;
        try
        {
            return GetValue(member, instance);
        }
        // A value may fail in any way; whoever needs it requires it, and is then refused.
        catch (Exception exception) when (exception is not BuildRefusedException)
        {
            if (!SuppressWarnings && !member.IsDefined(typeof(OptionalAttribute)))
                BuildContext.Current.Console.WriteWarning($"{member.Name} has no value: {exception.Message}");
            return null;
        }
    }
}
