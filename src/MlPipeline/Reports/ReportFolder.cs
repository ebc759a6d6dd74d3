using System.Runtime.InteropServices;

namespace MlPipeline.Reports;

/// <summary>Puts a report in the place of an older one, as a whole.</summary>
static partial class ReportFolder
{
    /// <summary>The page.</summary>
    public const string Index = "index.html";

    /// <summary>The scores.</summary>
    public const string Metrics = "metrics.json";

    /// <summary>The decision of a retraining.</summary>
    public const string Decision = "decision.json";

    /// <summary>The folder of the plots.</summary>
    public const string Plots = "plots";

    const int CurrentFolder = -100; // AT_FDCWD
    const uint Exchange = 2; // RENAME_EXCHANGE

    /// <summary>Writes the files beside the folder, in their order, and then makes them the folder.</summary>
    /// <returns>The full path of the page.</returns>
    /// <exception cref="InputException">The folder cannot be written, or holds something else than a report.</exception>
    public static string Replace(string folder, IReadOnlyList<ReportFile> files)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        try
        {
            RefuseForeign(target);
            var parent = Path.GetDirectoryName(target) ?? throw new IOException("It is the root of the file system.");
            var staged = Path.Combine(parent, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
            try
            {
                Fill(staged, files);
                Swap(staged, target);
            }
            finally
            {
                // After the swap this is the old report; after a failure, the part of the new one that was written.
                if (Directory.Exists(staged))
                    Directory.Delete(staged, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"The report cannot be written to \"{target}\": {e.Message}",
                "Choose a folder whose parent folder can be written.",
                e
            );
        }
        return Path.Combine(target, Index);
    }

    /// <summary>Replacing a folder deletes what it holds, so it must not hold anything but a report.</summary>
    static void RefuseForeign(string target)
    {
        if (!Directory.Exists(target))
            return;
        var foreign = Directory
            .EnumerateFileSystemEntries(target)
            .Select(x => Path.GetFileName(x))
            .Where(x => x is not (Index or Metrics or Decision or Plots))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
        if (foreign is not null)
            throw new InputException(
                $"The folder \"{target}\" holds \"{foreign}\", which is not part of a report, and a report replaces its whole folder.",
                "Choose a new folder, or one that holds nothing but an older report."
            );
    }

    static void Fill(string folder, IReadOnlyList<ReportFile> files)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content);
        }
    }

    static void Swap(string staged, string target)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(staged, target);
            return;
        }
        if (TryExchange(staged, target))
            return;
        // Where the system cannot exchange two folders at once, the old one steps aside, and returns if that fails.
        var old = staged + ".old";
        Directory.Move(target, old);
        try
        {
            Directory.Move(staged, target);
        }
        catch (IOException)
        {
            Directory.Move(old, target);
            throw;
        }
        Directory.Delete(old, recursive: true);
    }

    static bool TryExchange(string staged, string target)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            return RenameAt(CurrentFolder, staged, CurrentFolder, target, Exchange) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            // The C library of some distributions does not offer the call.
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt(int fromFolder, string from, int toFolder, string to, uint flags);
}
