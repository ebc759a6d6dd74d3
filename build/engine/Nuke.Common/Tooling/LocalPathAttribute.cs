using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Nuke.Common.IO;

namespace Nuke.Common.Tooling;

/// <summary>A tool that lies in the repository: <c>[LocalPath("tools/check.sh")] readonly Tool Check;</c></summary>
/// <param name="windowsPath">The program, relative to the repository; on other systems too when it is the only one.</param>
/// <param name="unixPath">The program on other systems than Windows.</param>
[SuppressMessage("Design", "CA1019", Justification = "The shape is that of the Nuke API.")]
public sealed class LocalPathAttribute(string windowsPath, string? unixPath = null) : ToolInjectionAttributeBase
{
    private protected override AbsolutePath Find(MemberInfo member)
    {
        var path = NukeBuild.RootDirectory / (EnvironmentInfo.IsWin ? windowsPath : unixPath ?? windowsPath);
        Assert.FileExists(path);
        return path;
    }
}
