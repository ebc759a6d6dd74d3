using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Nuke.Common.IO;

namespace Nuke.Common.Tooling;

/// <summary>A tool from PATH: <c>[PathVariable] readonly Tool Git;</c></summary>
/// <param name="name">The name of the program; by default the member's, in lower case.</param>
[SuppressMessage("Design", "CA1019", Justification = "The shape is that of the Nuke API.")]
public sealed class PathVariableAttribute(string? name = null) : ToolInjectionAttributeBase
{
    private protected override AbsolutePath Find(MemberInfo member) =>
        ToolPathResolver.GetPathExecutable(name ?? member.Name.ToLowerInvariant());
}
