namespace MlPipeline.Registry;

/// <summary>A models registry in a folder, for example on a shared drive or a mounted volume.</summary>
/// <remarks>
/// The layout:
/// <code>
/// versions/000001/package.zip    the package, never changed
/// versions/000001/version.json   its name, family, hash, when and by whom it was registered; never changed
/// versions/000001/entry.json     the move of an alias that it entered with, where it did; never changed
/// versions/000001/tags.json      its tags, where it has any
/// aliases.json                   the last move of each alias
/// history.jsonl                  all moves of aliases, a line each
/// incoming/…                     versions in the making
/// .lock                          held while an alias or a tag changes
/// .retraining                    held by a retraining, which says in retraining.json who it is
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
    static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>();

    readonly string folder;
    readonly VersionFolders versions;
    readonly RegistryRules rules;
    readonly TimeProvider clock;

    /// <summary>Uses a folder, which the first registration makes if it is not there.</summary>
    /// <param name="folder">The registry's folder.</param>
    /// <param name="clock">Says when something was registered or moved, and how long to wait for others.</param>
    public FolderModelsRegistry(string folder, TimeProvider clock)
    {
        this.folder = Path.GetFullPath(folder);
        this.clock = clock;
        rules = new RegistryRules(this.folder, clock);
        versions = new VersionFolders(this.folder, rules);
    }

    public Registration Register(string packagePath, IReadOnlyDictionary<string, string>? tags = null)
    {
        var package = ModelPackage.Open(packagePath);
        return Writing(() => Enter(package, tags ?? NoTags));
    }

    public Registration RegisterAs(
        string packagePath,
        string alias,
        int from,
        string reason,
        IReadOnlyDictionary<string, string>? tags = null
    )
    {
        var package = ModelPackage.Open(packagePath);
        return Changing(() =>
        {
            var ledger = ReadLedger();
            RegistryRules.CheckPointsTo(ledger.Moves, alias, from);
            AliasMove? entry = null;
            var registration = Enter(
                package,
                tags ?? NoTags,
                version => entry = rules.Set(ledger.Moves, alias, version, reason)
            );
            var number = registration.Version.Number;
            if (registration.AlreadyRegistered)
                entry = rules.Set(ledger.Moves, alias, number, reason);
            if (entry is not null)
                ledger.Append(entry);
            return registration with { Version = Describe(number, Aliases()) };
        });
    }

    public IDisposable HoldRetraining() => Reading(() => Writing(() => RetrainingHold.Take(folder, clock)));

    public IReadOnlyList<RegisteredVersion> List() =>
        Reading(() =>
        {
            var aliases = Aliases();
            return versions.Numbers().Select(x => Describe(x, aliases)).ToArray();
        });

    public RegisteredVersion Get(int version) =>
        Reading(() =>
        {
            versions.Existing(version).ReadPackage();
            return Describe(version, Aliases());
        });

    public RegisteredVersion Resolve(string reference) => Get(rules.VersionOf(reference, Aliases, versions.Numbers));

    public ModelPackage Open(int version) => Reading(() => versions.Existing(version).ReadPackage());

    public void SetTag(int version, string name, string? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Changing(() =>
        {
            var existing = versions.Existing(version);
            var tags = existing.ReadTags().ToDictionary();
            if (value is null)
                tags.Remove(name);
            else
                tags[name] = value;
            existing.WriteTags(tags);
            return true;
        });
    }

    public IReadOnlyDictionary<string, int> Aliases() => Reading(() => ReadLedger().Versions);

    public AliasMove? SetAlias(string alias, int version, string reason)
    {
        RegistryRules.CheckName(alias);
        return Moving(history => rules.Set(history, alias, version, reason), version);
    }

    public AliasMove RemoveAlias(string alias, string reason) =>
        Moving(history => rules.Remove(history, alias, reason, versions.Numbers))!;

    public AliasMove RollbackAlias(string alias, string reason) =>
        Moving(history => rules.Rollback(history, alias, reason, versions.Numbers))!;

    public IReadOnlyList<AliasMove> History() => Reading(() => ReadLedger().Moves);

    /// <param name="package">The package.</param>
    /// <param name="tags">The tags of its version.</param>
    /// <param name="entry">Makes the move of an alias that it enters with; null where it enters alone.</param>
    Registration Enter(
        ModelPackage package,
        IReadOnlyDictionary<string, string> tags,
        Func<int, AliasMove?>? entry = null
    )
    {
        var ready = versions.Prepare(clock.GetUtcNow());
        try
        {
            while (true)
            {
                // The aliases are read before the versions: whoever enters after that takes the number that is wanted here.
                var mentioned = ReadLedger().Moves.Max(x => x.To) ?? 0;
                var numbers = versions.Numbers();
                foreach (var number in numbers)
                    if (versions[number].ReadRecord().Sha256 == package.Sha256)
                        return new Registration(Describe(number, Aliases()), AlreadyRegistered: true);
                var folderInTheMaking = new VersionFolder(ready);
                if (!Directory.Exists(ready))
                    folderInTheMaking.Create(package, clock.GetUtcNow(), tags);
                // A number whose folder somebody took away is not given again: an alias may still point to it.
                var next = Math.Max(mentioned, numbers.LastOrDefault()) + 1;
                if (entry?.Invoke(next) is { } move)
                    folderInTheMaking.EnterWith(move);
                if (versions.TryEnter(ready, next))
                    return new Registration(Describe(next, Aliases()), AlreadyRegistered: false);
            }
        }
        finally
        {
            if (Directory.Exists(ready))
                Directory.Delete(ready, recursive: true);
        }
    }

    /// <param name="decide">Makes the move of an alias; null where there is nothing to move.</param>
    /// <param name="asked">The version that has to be there even where there is nothing to move.</param>
    AliasMove? Moving(Func<IReadOnlyList<AliasMove>, AliasMove?> decide, int? asked = null) =>
        Changing(() =>
        {
            var ledger = ReadLedger();
            if (asked is { } version)
                versions.Existing(version).ReadPackage();
            var move = decide(ledger.Moves);
            if (move is null)
                return null;
            if (asked is null && move.To is { } target)
                versions.Existing(target).ReadPackage();
            ledger.Append(move);
            return move;
        });

    AliasLedger ReadLedger() => new(folder, versions.EnteredAbove);

    RegisteredVersion Describe(int number, IReadOnlyDictionary<string, int> aliases)
    {
        var record = versions[number].ReadRecord();
        return new RegisteredVersion(
            number,
            record.Name,
            record.Family,
            record.Sha256,
            record.Size,
            record.RegisteredAt,
            record.RegisteredBy,
            versions[number].ReadTags(),
            [.. aliases.Where(x => x.Value == number).Select(x => x.Key)]
        );
    }

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
}
