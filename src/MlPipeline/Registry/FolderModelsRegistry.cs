using System.Globalization;

namespace MlPipeline.Registry;

/// <summary>A models registry in a folder, for example on a shared drive or a mounted volume.</summary>
/// <remarks>
/// The layout:
/// <code>
/// versions/000001/package.zip    the package, never changed
/// versions/000001/version.json   its name, family, hash, when and by whom it was registered; never changed
/// versions/000001/tags.json      its tags, where it has any
/// aliases.json                   the last move of each alias
/// history.jsonl                  all moves of aliases, a line each
/// incoming/…                     versions in the making
/// .lock                          held while an alias or a tag changes
/// </code>
/// <para>
/// A version is made ready in <c>incoming</c> and enters by renaming its folder, which happens wholly or not at all and
/// never onto a folder that is there: of two writers who want one number, one gets it and the other takes the next.
/// What a crash leaves in <c>incoming</c> is ignored, and swept away after a day.
/// </para>
/// <para>
/// Reading writes nothing, so that a read-only mount will do. The lock is that of the operating system: on a network
/// drive it holds between machines as far as the drive supports locks.
/// </para>
/// </remarks>
public sealed class FolderModelsRegistry : IModelsRegistry
{
    static readonly TimeSpan SweptAfter = TimeSpan.FromDays(1);
    static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>();

    readonly string folder;
    readonly string versions;
    readonly string incoming;
    readonly TimeProvider clock;

    /// <summary>Uses a folder, which the first registration makes if it is not there.</summary>
    /// <param name="folder">The registry's folder.</param>
    /// <param name="clock">Says when something was registered or moved, and how long to wait for others.</param>
    public FolderModelsRegistry(string folder, TimeProvider clock)
    {
        this.folder = Path.GetFullPath(folder);
        this.clock = clock;
        versions = Path.Combine(this.folder, "versions");
        incoming = Path.Combine(this.folder, "incoming");
    }

    public Registration Register(string packagePath, IReadOnlyDictionary<string, string>? tags = null)
    {
        var package = ModelPackage.Open(packagePath);
        return Writing(() =>
        {
            Directory.CreateDirectory(versions);
            Directory.CreateDirectory(incoming);
            Sweep();
            var ready = Path.Combine(incoming, Guid.NewGuid().ToString("N"));
            try
            {
                return Enter(package, ready, tags ?? NoTags);
            }
            finally
            {
                if (Directory.Exists(ready))
                    Directory.Delete(ready, recursive: true);
            }
        });
    }

    public IReadOnlyList<RegisteredVersion> List() =>
        Reading(() =>
        {
            var aliases = Aliases();
            return Numbers().Select(x => Describe(x, aliases)).ToArray();
        });

    public RegisteredVersion Get(int version) =>
        Reading(() =>
        {
            Existing(version).ReadPackage();
            return Describe(version, Aliases());
        });

    public RegisteredVersion Resolve(string reference)
    {
        if (int.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return Get(number);
        var aliases = Aliases();
        return aliases.TryGetValue(reference, out var version)
            ? Get(version)
            : throw UnknownAlias(reference, aliases, "Give a version's number or an alias that exists");
    }

    public ModelPackage Open(int version) => Reading(() => Existing(version).ReadPackage());

    public void SetTag(int version, string name, string? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Changing(() =>
        {
            var existing = Existing(version);
            var tags = existing.ReadTags().ToDictionary();
            if (value is null)
                tags.Remove(name);
            else
                tags[name] = value;
            existing.WriteTags(tags);
            return true;
        });
    }

    public IReadOnlyDictionary<string, int> Aliases() => Reading(() => new AliasLedger(folder).Versions);

    public AliasMove? SetAlias(string alias, int version, string reason)
    {
        if (AliasName.Problem(alias) is { } problem)
            throw new InputException($"Alias \"{alias}\" {problem}.", AliasName.Remedy);
        return Changing(() =>
        {
            Existing(version).ReadPackage();
            var ledger = new AliasLedger(folder);
            return ledger.Versions.TryGetValue(alias, out var current) && current == version
                ? null
                : Move(ledger, alias, AliasMoveKind.Set, version, reason);
        });
    }

    public AliasMove RemoveAlias(string alias, string reason) =>
        Changing(() =>
        {
            var ledger = new AliasLedger(folder);
            return ledger.Versions.ContainsKey(alias)
                ? Move(ledger, alias, AliasMoveKind.Remove, null, reason)
                : throw UnknownAlias(alias, ledger.Versions, "Give an alias that exists");
        });

    public AliasMove RollbackAlias(string alias, string reason) =>
        Changing(() =>
        {
            var ledger = new AliasLedger(folder);
            if (!ledger.Moves.Any(x => x.Alias == alias))
                throw UnknownAlias(alias, ledger.Versions, "Give an alias that exists");
            var earlier = AliasHistory.Earlier(ledger.Moves, alias);
            if (earlier.Count == 0)
                throw new InputException(
                    $"Alias \"{alias}\" in models registry \"{folder}\" has no earlier version to go back to.",
                    "Set it to the version that you want."
                );
            Existing(earlier[^1]).ReadPackage();
            return Move(ledger, alias, AliasMoveKind.Rollback, earlier[^1], reason);
        });

    public IReadOnlyList<AliasMove> History() => Reading(() => new AliasLedger(folder).Moves);

    Registration Enter(ModelPackage package, string ready, IReadOnlyDictionary<string, string> tags)
    {
        while (true)
        {
            // The aliases are read before the versions: whoever enters after that takes the number that is wanted here.
            var mentioned = new AliasLedger(folder).Moves.Max(x => x.To) ?? 0;
            var numbers = Numbers();
            foreach (var number in numbers)
                if (Folder(number).ReadRecord().Sha256 == package.Sha256)
                    return new Registration(Describe(number, Aliases()), AlreadyRegistered: true);
            if (!Directory.Exists(ready))
                new VersionFolder(ready).Create(package, clock.GetUtcNow(), tags);
            // A number whose folder somebody took away is not given again: an alias may still point to it.
            var next = Math.Max(mentioned, numbers.LastOrDefault()) + 1;
            if (TryEnter(ready, PathOf(next)))
                return new Registration(Describe(next, Aliases()), AlreadyRegistered: false);
        }
    }

    /// <summary>Renames a folder that is ready to a version; false when another writer has the number.</summary>
    static bool TryEnter(string ready, string target)
    {
        try
        {
            Directory.Move(ready, target);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && Directory.Exists(target))
        {
            // Linux says that the folder is not empty, Windows that access is denied: what counts is that it is there.
            return false;
        }
    }

    void Sweep()
    {
        var before = (clock.GetUtcNow() - SweptAfter).UtcDateTime;
        var left = Directory
            .EnumerateDirectories(incoming)
            .Select(x => (FileSystemInfo)new DirectoryInfo(x))
            .Concat(new DirectoryInfo(folder).EnumerateFiles(".*.tmp"));
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

    AliasMove Move(AliasLedger ledger, string alias, AliasMoveKind kind, int? to, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new InputException(
                $"Alias \"{alias}\" in models registry \"{folder}\" was to be moved without a reason.",
                "Give the reason: the history keeps it."
            );
        int? from = ledger.Versions.TryGetValue(alias, out var version) ? version : null;
        var move = new AliasMove(clock.GetUtcNow(), Environment.UserName, alias, kind, from, to, reason);
        ledger.Append(move);
        return move;
    }

    RegisteredVersion Describe(int number, IReadOnlyDictionary<string, int> aliases)
    {
        var record = Folder(number).ReadRecord();
        return new RegisteredVersion(
            number,
            record.Name,
            record.Family,
            record.Sha256,
            record.Size,
            record.RegisteredAt,
            record.RegisteredBy,
            Folder(number).ReadTags(),
            [.. aliases.Where(x => x.Value == number).Select(x => x.Key)]
        );
    }

    /// <summary>The versions there are, ascending.</summary>
    int[] Numbers() =>
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

    VersionFolder Existing(int version)
    {
        if (Directory.Exists(PathOf(version)))
            return Folder(version);
        var numbers = Numbers();
        throw new InputException(
            $"Models registry \"{folder}\" has no version {version}; it has "
                + numbers.Length switch
                {
                    0 => "none.",
                    1 => $"version {numbers[0]} only.",
                    _ => $"{numbers.Length} versions, from {numbers[0]} to {numbers[^1]}.",
                },
            "Give a version that exists, or register the model first."
        );
    }

    VersionFolder Folder(int version) => new(PathOf(version));

    string PathOf(int version) => Path.Combine(versions, version.ToString("D6", CultureInfo.InvariantCulture));

    T Changing<T>(Func<T> change) =>
        Reading(() =>
            Writing(() =>
            {
                using var held = RegistryLock.Take(Path.Combine(folder, ".lock"), clock);
                return change();
            })
        );

    T Reading<T>(Func<T> read)
    {
        if (!Directory.Exists(folder))
            throw new InputException(
                $"Models registry \"{folder}\" does not exist.",
                "Train and register a model first, or correct the path."
            );
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"Models registry \"{folder}\" cannot be read: {e.Message}",
                "Check that you may read the folder and all in it.",
                e
            );
        }
    }

    T Writing<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"Models registry \"{folder}\" cannot be written: {e.Message}",
                "Check that it is a folder, that you may write there, and that the disk has space.",
                e
            );
        }
    }

    InputException UnknownAlias(string alias, IReadOnlyDictionary<string, int> aliases, string remedy)
    {
        var numbers = Numbers();
        return new(
            $"Models registry \"{folder}\" has no alias \"{alias}\". {NearestName.Suggestion(alias, [.. aliases.Keys])}",
            numbers.Length == 0
                ? $"{remedy}; there is no version yet."
                : $"{remedy}; there are versions {numbers[0]} to {numbers[^1]}."
        );
    }
}
