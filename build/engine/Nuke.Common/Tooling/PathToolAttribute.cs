namespace Nuke.Common.Tooling;

/// <summary>A tool that the machine has: its directory is in PATH, or the variable <c>TOOL_EXE</c> names it.</summary>
public sealed class PathToolAttribute : ToolAttribute
{
    /// <summary>The name of the program.</summary>
    public required string Executable { get; set; }

    internal override IReadOnlyList<string> Resolve(string? version = null) =>
        [
            ToolPathResolver.TryGetPathExecutable(Executable)
                ?? throw new ArgumentException(MissingTool.Describe(Executable)),
        ];
}
