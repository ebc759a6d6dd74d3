using System.Globalization;

namespace MlPipeline.Registry;

/// <summary>The folders of all versions of a registry, and those in the making.</summary>
sealed class VersionFolders(string folder, RegistryRules rules)
{
    static readonly TimeSpan SweptAfter = TimeSpan.FromDays(1);

    readonly string versions = Path.Combine(folder, "versions");
    readonly string incoming = Path.Combine(folder, "incoming");

    /// <summary>The versions there are, ascending.</summary>
    public int[] Numbers() =>
        Directory.Exists(versions)
            ?
            [
                .. Directory
                    .EnumerateDirectories(versions)
                    .Select(x => int.TryParse(Path.GetFileName(x), NumberStyles.None, null, out var n) ? n : 0)
                    // Anything else in there, such as a copy named 000002-old, is no version.
                    .Where(x => x > 0 && Directory.Exists(PathOf(x)))
                    .Distinct()
                    .Order(),
            ]
            : [];

    /// <summary>A version, whether it is there or not.</summary>
    public VersionFolder this[int version] => new(PathOf(version));

    /// <exception cref="InputException">There is no such version.</exception>
    public VersionFolder Existing(int version) =>
        Directory.Exists(PathOf(version)) ? this[version] : throw rules.UnknownVersion(version, Numbers());

    /// <summary>The moves of aliases that the versions above a number entered with.</summary>
    public IEnumerable<AliasMove> EnteredAbove(int number) =>
        Numbers().Where(x => x > number).Select(x => this[x].ReadEntry()).OfType<AliasMove>();

    /// <summary>A path for a version in the making.</summary>
    public string Prepare(DateTimeOffset now)
    {
        Directory.CreateDirectory(versions);
        Directory.CreateDirectory(incoming);
        Sweep(now);
        return Path.Combine(incoming, Guid.NewGuid().ToString("N"));
    }

    /// <summary>Renames a folder that is ready to a version; false when another writer has the number.</summary>
    public bool TryEnter(string ready, int number)
    {
        try
        {
            Directory.Move(ready, PathOf(number));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && Directory.Exists(PathOf(number)))
        {
            // Linux says that the folder is not empty, Windows that access is denied: what counts is that it is there.
            return false;
        }
    }

    string PathOf(int version) => Path.Combine(versions, version.ToString("D6", CultureInfo.InvariantCulture));

    void Sweep(DateTimeOffset now)
    {
        var before = (now - SweptAfter).UtcDateTime;
        var left = Directory
            .EnumerateDirectories(incoming)
            .Select(x => (FileSystemInfo)new DirectoryInfo(x))
            .Concat(new DirectoryInfo(folder).EnumerateFiles("*.tmp-*"));
        foreach (var old in left.Where(x => x.LastWriteTimeUtc < before))
            try
            {
                if (old is DirectoryInfo directory)
                    directory.Delete(recursive: true);
                else
                    old.Delete();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another writer sweeps too, or it belongs to somebody else: it does no harm where it lies.
            }
    }
}
