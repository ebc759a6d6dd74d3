using System.Xml;
using Microsoft.VisualStudio.SolutionPersistence.Model;
using Microsoft.VisualStudio.SolutionPersistence.Serializer;

namespace Nuke.Common.ProjectModel;

/// <summary>What a solution file says. Only this class touches the library that reads it, so that it is loaded late.</summary>
sealed record SolutionContent(IReadOnlyList<Project> Projects, IReadOnlyList<SolutionFolder> Folders)
{
    /// <exception cref="ArgumentException">The file is not there, or is no solution; the message names it.</exception>
    public static SolutionContent Read(Solution solution)
    {
        Assert.FileExists(solution.Path);
        var model = Open(solution);
        var folders = new Dictionary<SolutionFolderModel, SolutionFolder>();
        foreach (var folder in model.SolutionFolders)
            FolderOf(folder);
        return new SolutionContent(
            [
                .. model.SolutionProjects.Select(project => new Project(
                    solution,
                    project.Id,
                    project.ActualDisplayName,
                    solution.Directory.Resolve(project.FilePath.Replace('\\', Path.DirectorySeparatorChar)),
                    FolderOf(project.Parent)
                )),
            ],
            [.. model.SolutionFolders.Select(x => folders[x])]
        );

        SolutionFolder? FolderOf(SolutionFolderModel? folder)
        {
            if (folder is null)
                return null;
            if (!folders.TryGetValue(folder, out var known))
                folders.Add(folder, known = new SolutionFolder(solution, folder.Name, FolderOf(folder.Parent)));
            return known;
        }
    }

    static SolutionModel Open(Solution solution)
    {
        try
        {
            var serializer =
                SolutionSerializers.GetSerializerByMoniker(solution.Path)
                ?? throw new ArgumentException($"\"{solution.Path}\" is no solution: those are .sln and .slnx.");
            return Task.Run(() => serializer.OpenAsync(solution.Path, CancellationToken.None)).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is SolutionException or XmlException)
        {
            throw new ArgumentException($"\"{solution.Path}\" cannot be read: {exception.Message}", exception);
        }
    }
}
