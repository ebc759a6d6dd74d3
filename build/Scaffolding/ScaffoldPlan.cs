using Delivery.Outcomes;
using Delivery.Versioning;
using Nuke.Common.IO;

namespace Delivery.Scaffolding;

/// <summary>What is written for something new.</summary>
/// <param name="NewFiles">Files that are not there yet.</param>
/// <param name="Changed">The file in which it is registered; null where there is no list of such things.</param>
/// <param name="Next">What is left to do, for people.</param>
public sealed record ScaffoldPlan(IReadOnlyList<ScaffoldFile> NewFiles, ScaffoldFile? Changed, string Next)
{
    /// <summary>All files.</summary>
    public IReadOnlyList<ScaffoldFile> Files => Changed is null ? NewFiles : [.. NewFiles, Changed];

    /// <summary>Writes the files; what is registered last is there by then.</summary>
    /// <exception cref="StopException">A file is there already, or the one to change has changes that are not committed (exit code 2). Nothing was written then.</exception>
    public void Write(AbsolutePath root)
    {
        foreach (var file in NewFiles)
            if ((root / file.Path).Exists())
                throw StopException.Refused($"{file.Path} is there already. Choose another name.");
        if (Changed is not null && IsDirty(root, Changed.Path))
            throw StopException.Refused(
                $"{Changed.Path} has changes that are not committed, and New would change it, too. Commit them first, so that you see what is new: git commit {Changed.Path}"
            );
        foreach (var file in NewFiles)
            (root / file.Path).WriteAllText(file.Text);
        if (Changed is null)
            return;
        var temporary = root / $"{Changed.Path}.new";
        temporary.WriteAllText(Changed.Text);
        File.Move(temporary, root / Changed.Path, overwrite: true);
    }

    // Where there is no repository yet nothing can be dirty.
    static bool IsDirty(AbsolutePath root, string path) =>
        new GitCommands(root).Try("status", "--porcelain", "--", path) is [var line, ..]
        && !line.StartsWith("??", StringComparison.Ordinal);
}
