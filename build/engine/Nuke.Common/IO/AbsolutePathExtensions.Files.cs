namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>Whether a file or a directory is there.</summary>
    public static bool Exists(this AbsolutePath path) => Path.Exists(path);

    /// <summary>Whether a file is there.</summary>
    public static bool FileExists(this AbsolutePath path) => File.Exists(path);

    /// <summary>The path if a file is there, or null.</summary>
    public static AbsolutePath? ExistingFile(this AbsolutePath path) => path.FileExists() ? path : null;

    /// <summary>Those of the paths at which files are.</summary>
    public static IEnumerable<AbsolutePath> WhereFileExists(this IEnumerable<AbsolutePath> paths) =>
        paths.Where(x => x.FileExists());

    /// <summary>Creates an empty file, or sets the time of an existing one to now.</summary>
    public static AbsolutePath TouchFile(this AbsolutePath path)
    {
        path.Parent?.CreateDirectory();
        using (File.Open(path, FileMode.OpenOrCreate)) { }
        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime);
        return path;
    }

    /// <summary>Deletes the file, a read-only one too. A missing one is no error.</summary>
    public static void DeleteFile(this AbsolutePath path)
    {
        if (!path.FileExists())
            return;
        if (OperatingSystem.IsWindows())
            File.SetAttributes(path, FileAttributes.Normal);
        File.Delete(path);
    }

    /// <summary>Deletes the files.</summary>
    public static void DeleteFiles(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths)
            path.DeleteFile();
    }

    /// <summary>Copies a file or a directory to exactly this place.</summary>
    /// <returns>The destination.</returns>
    /// <exception cref="ArgumentException">The source is missing, or the policy does not allow what is there.</exception>
    public static AbsolutePath Copy(
        this AbsolutePath source,
        AbsolutePath destination,
        ExistsPolicy policy = ExistsPolicy.Fail
    )
    {
        Assert.True(source.Exists(), $"There is nothing to copy at \"{source}\".");
        if (source.FileExists())
        {
            PlaceFile(source, destination, policy, (from, to) => File.Copy(from, to, overwrite: true));
            return destination;
        }

        var mayMerge = !destination.DirectoryExists() || policy.HasFlag(ExistsPolicy.DirectoryMerge);
        Assert.True(mayMerge, $"There is already a directory at \"{destination}\".");
        destination.CreateDirectory();
        foreach (var child in source.GetDirectories().Concat(source.GetFiles()))
            child.CopyToDirectory(destination, policy);
        return destination;
    }

    /// <summary>Copies a file or a directory into a directory, under its own name.</summary>
    /// <returns>The destination.</returns>
    public static AbsolutePath CopyToDirectory(
        this AbsolutePath source,
        AbsolutePath directory,
        ExistsPolicy policy = ExistsPolicy.Fail
    ) => source.Copy(directory / source.Name, policy);

    /// <summary>Moves a file or a directory to exactly this place.</summary>
    /// <returns>The destination.</returns>
    /// <exception cref="ArgumentException">The source is missing, or the policy does not allow what is there.</exception>
    public static AbsolutePath Move(
        this AbsolutePath source,
        AbsolutePath destination,
        ExistsPolicy policy = ExistsPolicy.Fail
    )
    {
        Assert.True(source.Exists(), $"There is nothing to move at \"{source}\".");
        if (source.FileExists())
        {
            PlaceFile(source, destination, policy, (from, to) => File.Move(from, to, overwrite: true));
        }
        else if (!destination.DirectoryExists())
        {
            destination.Parent?.CreateDirectory();
            Directory.Move(source, destination);
        }
        else
        {
            source.Copy(destination, policy);
            source.DeleteDirectory();
        }
        return destination;
    }

    /// <summary>Moves a file or a directory into a directory, under its own name.</summary>
    /// <returns>The destination.</returns>
    public static AbsolutePath MoveToDirectory(
        this AbsolutePath source,
        AbsolutePath directory,
        ExistsPolicy policy = ExistsPolicy.Fail
    ) => source.Move(directory / source.Name, policy);

    /// <summary>Gives a file or a directory another name.</summary>
    /// <returns>The path under its new name.</returns>
    public static AbsolutePath Rename(
        this AbsolutePath source,
        string newName,
        ExistsPolicy policy = ExistsPolicy.Fail
    ) => source.Move(source.Parent.NotNull($"\"{source}\" is a root and has no name.") / newName, policy);

    /// <summary>Gives a file or a directory the name that the function makes of it.</summary>
    /// <returns>The path under its new name.</returns>
    public static AbsolutePath Rename(
        this AbsolutePath source,
        Func<AbsolutePath, string> newName,
        ExistsPolicy policy = ExistsPolicy.Fail
    ) => source.Rename(newName(source), policy);

    /// <summary>Gives a file another name, but keeps its extension.</summary>
    /// <returns>The path under its new name.</returns>
    public static AbsolutePath RenameWithoutExtension(
        this AbsolutePath source,
        string newName,
        ExistsPolicy policy = ExistsPolicy.Fail
    ) => source.Rename(newName + source.Extension, policy);

    /// <summary>What the system knows of the file.</summary>
    public static FileInfo ToFileInfo(this AbsolutePath path) => new(path);

    static void PlaceFile(
        AbsolutePath source,
        AbsolutePath destination,
        ExistsPolicy policy,
        Action<AbsolutePath, AbsolutePath> place
    )
    {
        if (destination.FileExists())
        {
            if (policy.HasFlag(ExistsPolicy.FileSkip))
                return;
            var isNewer = File.GetLastWriteTimeUtc(source) > File.GetLastWriteTimeUtc(destination);
            if (policy.HasFlag(ExistsPolicy.FileOverwriteIfNewer) && !isNewer)
                return;
            var mayOverwrite = (policy & (ExistsPolicy.FileOverwrite | ExistsPolicy.FileOverwriteIfNewer)) != 0;
            Assert.True(mayOverwrite, $"There is already a file at \"{destination}\".");
        }
        destination.Parent?.CreateDirectory();
        place(source, destination);
    }
}
