namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>Whether a directory is there.</summary>
    public static bool DirectoryExists(this AbsolutePath path) => Directory.Exists(path);

    /// <summary>The path if a directory is there, or null.</summary>
    public static AbsolutePath? ExistingDirectory(this AbsolutePath path) => path.DirectoryExists() ? path : null;

    /// <summary>Creates the directory and those above it where they are missing.</summary>
    public static AbsolutePath CreateDirectory(this AbsolutePath path)
    {
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Leaves an empty directory, whatever was there.</summary>
    public static AbsolutePath CreateOrCleanDirectory(this AbsolutePath path)
    {
        path.DeleteDirectory();
        return path.CreateDirectory();
    }

    /// <summary>Deletes the directory with everything in it, read-only files too. A missing one is no error.</summary>
    public static void DeleteDirectory(this AbsolutePath path)
    {
        if (!path.DirectoryExists())
            return;
        if (OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
                File.SetAttributes(file, FileAttributes.Normal);
        }
        Directory.Delete(path, recursive: true);
    }

    /// <summary>Deletes the directories with everything in them.</summary>
    public static void DeleteDirectories(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths)
            path.DeleteDirectory();
    }

    /// <summary>Whether the directory holds a file that matches the pattern, at any depth.</summary>
    public static bool ContainsFile(this AbsolutePath path, string pattern) =>
        path.GlobFiles($"**/{pattern}").Count > 0;

    /// <summary>Whether the directory holds a directory that matches the pattern, at any depth.</summary>
    public static bool ContainsDirectory(this AbsolutePath path, string pattern) =>
        path.GlobDirectories($"**/{pattern}").Count > 0;

    /// <summary>The files whose names match the pattern, down to a depth (1: this directory only), sorted.</summary>
    public static IEnumerable<AbsolutePath> GetFiles(this AbsolutePath path, string pattern = "*", int depth = 1) =>
        Sorted(Directory.EnumerateFiles(path, pattern, ToDepth(depth)));

    /// <summary>The directories whose names match the pattern, down to a depth (1: this directory only), sorted.</summary>
    public static IEnumerable<AbsolutePath> GetDirectories(
        this AbsolutePath path,
        string pattern = "*",
        int depth = 1
    ) => Sorted(Directory.EnumerateDirectories(path, pattern, ToDepth(depth)));

    /// <summary>Those of the paths at which directories are.</summary>
    public static IEnumerable<AbsolutePath> WhereDirectoryExists(this IEnumerable<AbsolutePath> paths) =>
        paths.Where(x => x.DirectoryExists());

    /// <summary>What the system knows of the directory.</summary>
    public static DirectoryInfo ToDirectoryInfo(this AbsolutePath path) => new(path);

    static EnumerationOptions ToDepth(int depth) =>
        new()
        {
            RecurseSubdirectories = depth > 1,
            MaxRecursionDepth = depth - 1,
            AttributesToSkip = FileAttributes.None,
            MatchType = MatchType.Simple,
        };

    static IReadOnlyList<AbsolutePath> Sorted(IEnumerable<string> paths) =>
        [.. paths.Order(StringComparer.Ordinal).Select(AbsolutePath.Create)];
}
