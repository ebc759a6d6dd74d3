using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Nuke.Common.IO;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Tooling;

/// <summary>A member of type <see cref="Tool"/>. It is null where the tool is not there, until a target requires it.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "The name is that of the Nuke API.")]
public abstract class ToolInjectionAttributeBase : ValueInjectionAttributeBase
{
    /// <inheritdoc />
    public override bool SuppressWarnings => true;

    /// <inheritdoc />
    public override object? GetValue(MemberInfo member, object instance) => ToolResolver.GetTool(Find(member));

    /// <summary>Why there is no tool, and what to do.</summary>
    internal string Problem(MemberInfo member)
    {
        try
        {
            return $"{Find(member)} cannot be used.";
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }
    }

    /// <exception cref="ArgumentException">The tool is not there; the message says how to get it.</exception>
    private protected abstract AbsolutePath Find(MemberInfo member);
}
