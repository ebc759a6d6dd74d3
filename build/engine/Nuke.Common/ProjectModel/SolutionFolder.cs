namespace Nuke.Common.ProjectModel;

/// <summary>A folder of a solution; it need not be a directory.</summary>
public sealed class SolutionFolder
{
    internal SolutionFolder(Solution solution, string name, SolutionFolder? parent) =>
        (Solution, Name, Parent) = (solution, name, parent);

    /// <summary>The solution.</summary>
    public Solution Solution { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The folder above, or null.</summary>
    public SolutionFolder? Parent { get; }

    /// <summary>The projects in this folder, not below.</summary>
    public IReadOnlyCollection<Project> Projects => [.. Solution.AllProjects.Where(x => x.SolutionFolder == this)];

    /// <summary>The folders in this folder, not below.</summary>
    public IReadOnlyCollection<SolutionFolder> SolutionFolders =>
        [.. Solution.AllSolutionFolders.Where(x => x.Parent == this)];

    /// <summary>A project in this folder by its name, or null.</summary>
    public Project? GetProject(string name) => Projects.FirstOrDefault(x => x.Name == name);

    /// <inheritdoc />
    public override string ToString() => Name;
}
