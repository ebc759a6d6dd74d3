using System.Diagnostics.CodeAnalysis;
using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>A project of a solution. It can be used wherever a path is expected.</summary>
public sealed class Project : IAbsolutePathHolder
{
    internal Project(Solution solution, Guid projectId, string name, AbsolutePath path, SolutionFolder? folder)
    {
        (Solution, ProjectId, Name, Path, SolutionFolder) = (solution, projectId, name, path, folder);
    }

    /// <summary>The solution.</summary>
    public Solution Solution { get; }

    /// <summary>The identifier of the project in the solution.</summary>
    public Guid ProjectId { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The project file.</summary>
    public AbsolutePath Path { get; }

    /// <summary>The directory of the project file.</summary>
    public AbsolutePath Directory => Path.Parent!;

    /// <summary>The folder of the solution, or null.</summary>
    public SolutionFolder? SolutionFolder { get; }

    [return: NotNullIfNotNull(nameof(project))]
    public static implicit operator string?(Project? project) => project?.Path;

    [return: NotNullIfNotNull(nameof(project))]
    public static implicit operator AbsolutePath?(Project? project) => project?.Path;

    /// <inheritdoc />
    public override string ToString() => Path;
}
