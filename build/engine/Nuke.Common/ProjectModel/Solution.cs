using System.Diagnostics.CodeAnalysis;
using System.IO.Enumeration;
using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>A solution, .sln or .slnx. It can be used wherever a path is expected, and is read when more is asked of it.</summary>
public sealed class Solution : IAbsolutePathHolder
{
    readonly Lazy<SolutionContent> _content;

    internal Solution(AbsolutePath path)
    {
        Path = path;
        _content = new(() => SolutionContent.Read(this));
    }

    /// <summary>The solution file.</summary>
    public AbsolutePath Path { get; }

    /// <summary>The directory of the solution file.</summary>
    public AbsolutePath Directory => Path.Parent!;

    /// <summary>The name of the solution file without its extension.</summary>
    public string Name => Path.NameWithoutExtension;

    /// <summary>The name of the solution file.</summary>
    public string FileName => Path.Name;

    /// <summary>All projects, in the order of the file.</summary>
    public IReadOnlyCollection<Project> AllProjects => _content.Value.Projects;

    /// <summary>All folders, in the order of the file.</summary>
    public IReadOnlyCollection<SolutionFolder> AllSolutionFolders => _content.Value.Folders;

    /// <summary>The projects that are in no folder.</summary>
    public IReadOnlyCollection<Project> Projects => [.. AllProjects.Where(x => x.SolutionFolder is null)];

    /// <summary>The folders that are in no folder.</summary>
    public IReadOnlyCollection<SolutionFolder> SolutionFolders => [.. AllSolutionFolders.Where(x => x.Parent is null)];

    [return: NotNullIfNotNull(nameof(solution))]
    public static implicit operator string?(Solution? solution) => solution?.Path;

    [return: NotNullIfNotNull(nameof(solution))]
    public static implicit operator AbsolutePath?(Solution? solution) => solution?.Path;

    /// <summary>A project by its name or the full path of its file, or null.</summary>
    public Project? GetProject(string nameOrFullPath) =>
        AllProjects.FirstOrDefault(x => x.Name == nameOrFullPath || x.Path.ToString() == nameOrFullPath);

    /// <summary>The projects whose names match a pattern: <c>*.Tests</c>. Case does not matter.</summary>
    public IEnumerable<Project> GetAllProjects(string wildcardPattern) =>
        AllProjects.Where(x => FileSystemName.MatchesSimpleExpression(wildcardPattern, x.Name));

    /// <summary>A folder by its name, or null.</summary>
    public SolutionFolder? GetSolutionFolder(string name) => AllSolutionFolders.FirstOrDefault(x => x.Name == name);

    /// <inheritdoc />
    public override string ToString() => Path;
}
