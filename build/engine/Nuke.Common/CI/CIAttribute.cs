using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.CI;

/// <summary>Gets the host if the build runs there, and null anywhere else: <c>[CI] readonly GitHubActions? GitHubActions;</c></summary>
[SuppressMessage("Naming", "CA1710", Justification = "The name is that of the Nuke API.")]
public sealed class CIAttribute : ValueInjectionAttributeBase
{
    /// <inheritdoc />
    public override object? GetValue(MemberInfo member, object instance) =>
        Host.Instance is { } host && InjectedMembers.TypeOf(member).IsInstanceOfType(host) ? host : null;
}
