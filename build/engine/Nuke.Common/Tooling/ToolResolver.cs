using Nuke.Common.IO;

namespace Nuke.Common.Tooling;

/// <summary>Makes tools of programs.</summary>
public static class ToolResolver
{
    /// <summary>A program as a tool.</summary>
    /// <exception cref="ArgumentException">There is no such program.</exception>
    public static Tool GetTool(AbsolutePath path)
    {
        Assert.FileExists(path);
        return ToolRun.Of([.. ToolPathResolver.ToProgram(path)]);
    }

    /// <summary>A tool by its name, from its environment variable or from PATH.</summary>
    /// <exception cref="ArgumentException">It is in neither; the message says how to get it.</exception>
    public static Tool GetPathTool(string name) => GetTool(ToolPathResolver.GetPathExecutable(name));

    /// <summary>The tool that an environment variable names, or null.</summary>
    public static Tool? TryGetEnvironmentTool(string name) =>
        ToolPathResolver.TryGetEnvironmentExecutable(name) is { } path ? GetTool(path) : null;

    /// <summary>A tool that a NuGet package carries; see <see cref="ToolPathResolver.GetPackageExecutable"/>.</summary>
    /// <exception cref="ArgumentException">The package or the program is not there.</exception>
    public static Tool GetNuGetTool(
        string packageId,
        string packageExecutable,
        string? version = null,
        string? framework = null
    ) => GetTool(ToolPathResolver.GetPackageExecutable(packageId, packageExecutable, version, framework));
}
