using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Nuke.Common.IO;

namespace Nuke.Common.Tooling;

/// <summary>A tool that a NuGet package carries; see <see cref="ToolPathResolver.GetPackageExecutable"/>.</summary>
/// <param name="packageId">The package.</param>
/// <param name="packageExecutable">The program's file name; several, separated by <c>|</c>, in the order of preference.</param>
[SuppressMessage("Design", "CA1019", Justification = "The shape is that of the Nuke API.")]
public sealed class NuGetPackageAttribute(string packageId, string packageExecutable) : ToolInjectionAttributeBase
{
    /// <summary>The version; by default the one that the build project names, else the latest that is there.</summary>
    public string? Version { get; set; }

    /// <summary>The target framework; by default the latest in the package.</summary>
    public string? Framework { get; set; }

    private protected override AbsolutePath Find(MemberInfo member) =>
        ToolPathResolver.GetPackageExecutable(packageId, packageExecutable, Version, Framework);
}
