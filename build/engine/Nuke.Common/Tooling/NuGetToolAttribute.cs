namespace Nuke.Common.Tooling;

/// <summary>A tool that a NuGet package carries; the build project names the package and its version, or the
/// variable <c>TOOL_EXE</c> names the program.</summary>
public sealed class NuGetToolAttribute : ToolAttribute
{
    /// <summary>The package.</summary>
    public required string Id { get; set; }

    /// <summary>The name of the program inside the package.</summary>
    public required string Executable { get; set; }

    internal override IReadOnlyList<string> Resolve(string? version = null) =>
        ToolPathResolver.ToProgram(
            ToolPathResolver.TryGetEnvironmentExecutable(Path.GetFileNameWithoutExtension(Executable))
                ?? ToolPathResolver.GetPackageExecutable(Id, Executable, version)
        );
}
