using Nuke.Common.IO;

namespace Nuke.Common.Tooling;

/// <summary>Finds the programs of tools.</summary>
public static class ToolPathResolver
{
    /// <summary>The program that the environment variable of a tool names (<c>DOCKER_EXE</c>), or null.</summary>
    public static AbsolutePath? TryGetEnvironmentExecutable(string name) =>
        EnvironmentInfo.GetVariable(MissingTool.VariableOf(name)) is { Length: > 0 } value
            ? EnvironmentInfo.WorkingDirectory.Resolve(value)
            : null;

    /// <summary>The program of a tool, from its environment variable or from PATH.</summary>
    /// <exception cref="ArgumentException">It is in neither; the message says how to get it.</exception>
    public static AbsolutePath GetPathExecutable(string name) =>
        TryGetPathExecutable(name) ?? throw new ArgumentException(MissingTool.Describe(name));

    /// <summary>The program of a tool that a NuGet package carries.</summary>
    /// <param name="packageId">The package.</param>
    /// <param name="packageExecutable">The program's file name; several, separated by <c>|</c>, in the order of preference.</param>
    /// <param name="version">The version; by default the one that the build project names, else the latest that is there.</param>
    /// <param name="framework">The target framework; by default the latest in the package.</param>
    /// <exception cref="ArgumentException">The package or the program is not there; the message says what to do.</exception>
    public static AbsolutePath GetPackageExecutable(
        string packageId,
        string packageExecutable,
        string? version = null,
        string? framework = null
    )
    {
        var package = PackagesDirectory.Of(packageId, version);
        var names = packageExecutable.Split('|');
        var found = package
            .GlobFiles([.. names.Select(name => $"**/{name}")])
            .Where(x =>
                framework is null || x.ToString().Contains($"/{framework}/", StringComparison.OrdinalIgnoreCase)
            )
            .OrderBy(x => Array.FindIndex(names, name => name.Equals(x.Name, StringComparison.OrdinalIgnoreCase)))
            .ThenByDescending(x => FrameworkOf(package, x))
            .FirstOrDefault();
        return found
            ?? throw new ArgumentException(
                $"There is no {packageExecutable}{(framework is null ? "" : $" for {framework}")} in the package {package}."
            );
    }

    internal static AbsolutePath? TryGetPathExecutable(string name) =>
        TryGetEnvironmentExecutable(name) ?? Find(name, EnvironmentInfo.Paths);

    /// <summary>How a program is started: an assembly by the host.</summary>
    internal static IReadOnlyList<string> ToProgram(AbsolutePath executable) =>
        executable.HasExtension("dll") ? [Tools.DotNet.DotNetTasks.DotNetPath, executable] : [executable];

    static AbsolutePath? Find(string name, IEnumerable<AbsolutePath> directories)
    {
        string[] endings = OperatingSystem.IsWindows() && !Path.HasExtension(name) ? [".exe", ".cmd", ".bat"] : [""];
        return directories
            .SelectMany(directory => endings.Select(ending => directory / (name + ending)))
            .FirstOrDefault(x => x.FileExists());
    }

    /// <summary>net10.0 comes after net9.0, and netcoreapp3.1 before both.</summary>
    static Version FrameworkOf(AbsolutePath package, AbsolutePath executable) =>
        package
            .GetUnixRelativePathTo(executable)
            .ToString()
            .Split('/')
            .Where(x => x.StartsWith("net", StringComparison.OrdinalIgnoreCase))
            .Select(x => Version.TryParse(x[3..], out var version) ? version : new Version())
            .DefaultIfEmpty(new Version())
            .Max()!;
}
