using Delivery.Outcomes;
using Nuke.Common.IO;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>The folder that the files of an environment lie in, maybe beside files of others, which are never touched.</summary>
/// <param name="folder">The folder; it need not be there.</param>
/// <param name="mark">How the first line of the environment's own files begins.</param>
public sealed class ManifestFolder(AbsolutePath folder, string mark)
{
    const string Unfinished = ".tmp";

    /// <summary>Writes what differs, each file in one step, then removes what is not wanted any more. The list is written last.</summary>
    /// <param name="files">What shall be there.</param>
    /// <returns>Each file, and what was done with it.</returns>
    /// <exception cref="StopException">A file of such a name is somebody else's, or the folder is a file (exit code 2). Nothing was written then.</exception>
    public IReadOnlyList<ManifestChange> Update(IReadOnlyList<ManifestFile> files)
    {
        if (folder.FileExists())
            throw StopException.Refused($"{folder} is a file. Name a folder: --output DIRECTORY");
        var foreign = files.Where(x => (folder / x.Name).Exists() && !IsOwn(folder / x.Name)).ToList();
        if (foreign.Count > 0)
            throw StopException.Refused(
                $"{folder} has {string.Join(", ", foreign.Select(x => x.Name))}, written by somebody else: the first line does not begin with \"{mark}\". "
                    + "Nothing was written. Choose another folder (--output), or remove the file if nobody needs it."
            );
        return [.. files.Select(Write), .. Remove(files)];
    }

    ManifestChange Write(ManifestFile file)
    {
        var path = folder / file.Name;
        var isNew = path.ExistingFile()?.ReadAllText() != file.Text;
        if (isNew)
        {
            var staging = folder / $"{file.Name}.{Guid.NewGuid():N}{Unfinished}";
            staging.WriteAllText(file.Text);
            File.Move(staging, path, overwrite: true);
        }
        return new ManifestChange(file.Name, isNew ? ManifestState.Written : ManifestState.Unchanged)
        {
            Kind = file.Kind,
            Name = file.ObjectName,
        };
    }

    List<ManifestChange> Remove(IReadOnlyList<ManifestFile> files)
    {
        // What a killed build has left unfinished is nobody's business.
        foreach (var left in folder.GetFiles($"*.yaml.*{Unfinished}").Where(IsOwn))
            left.DeleteFile();
        var stale = folder
            .GetFiles("*.yaml")
            .Where(x => !files.Any(y => y.Name == x.Name) && IsOwn(x))
            .OrderBy(x => x.Name, StringComparer.Ordinal)
            .ToList();
        foreach (var file in stale)
            file.DeleteFile();
        return [.. stale.Select(x => new ManifestChange(x.Name, ManifestState.Removed))];
    }

    bool IsOwn(AbsolutePath file) =>
        file.FileExists() && File.ReadLines(file).FirstOrDefault()?.StartsWith(mark, StringComparison.Ordinal) == true;
}
