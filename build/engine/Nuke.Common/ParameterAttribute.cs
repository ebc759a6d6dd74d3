using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

/// <summary>
/// A value that the user of the build can set: <c>--kebab-case-name</c> on the command line, or else the environment
/// variable of the same name, with or without the prefix <c>NUKE_</c>. Case, dashes and underscores do not matter.
/// </summary>
/// <param name="description">What the parameter is for, in one line for <c>--help</c>.</param>
public class ParameterAttribute(string? description = null) : ValueInjectionAttributeBase
{
    /// <summary>What the parameter is for.</summary>
    public string? Description { get; } = description;

    /// <summary>The name, where it is not the member's.</summary>
    public string? Name { get; set; }

    /// <summary>What separates the items of a list that is given as one word.</summary>
    public string? Separator { get; set; }

    /// <summary>Whether the parameter is listed by <c>--help</c>.</summary>
    public bool List { get; set; } = true;

    /// <summary>The type of the value that is given, where it is not the member's.</summary>
    internal virtual Type? ValueType => null;

    /// <inheritdoc />
    public override object? GetValue(MemberInfo member, object instance) =>
        BuildContext.Current.Parameters.GetValue(member);
}
