using System.Globalization;
using Azure.Storage.Blobs;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Registry;

/// <summary>A models registry in a container of Azure Blob Storage.</summary>
/// <remarks>
/// The layout, below the prefix:
/// <code>
/// registry.json              all versions, tags and moves of aliases
/// packages/SHA256.zip        the packages, each under its own hash, never changed
/// retraining.json            who retrains; leased while a retraining is under way
/// </code>
/// <para>
/// A package is uploaded first, and only where its blob is not there yet (If-None-Match). Whatever changes then is one
/// conditional write of <c>registry.json</c> (If-Match): it counts wholly or not at all, and of two writers the later one
/// reads again and decides again. A crash between the two leaves a package that no version has; it does no harm, and the
/// next registration of the same package uses it.
/// </para>
/// <para>Reading writes nothing: a role that may only read will do.</para>
/// </remarks>
public sealed class BlobModelsRegistry : IModelsRegistry
{
    static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>();

    readonly RegistryBlobs blobs;
    readonly RegistryRules rules;
    readonly TimeProvider clock;

    /// <summary>Uses a container, which has to be there.</summary>
    /// <param name="container">The container, with its credentials.</param>
    /// <param name="prefix">The folder in it, for example <c>teams/demand</c>; empty for the container itself.</param>
    /// <param name="clock">Says when something was registered or moved, and how long to wait for others.</param>
    public BlobModelsRegistry(BlobContainerClient container, string prefix, TimeProvider clock)
    {
        this.clock = clock;
        blobs = new RegistryBlobs(container, prefix);
        rules = new RegistryRules(blobs.Name, clock);
    }

    public Registration Register(string packagePath, IReadOnlyDictionary<string, string>? tags = null)
    {
        var package = ModelPackage.Open(packagePath);
        blobs.Upload(package);
        return Change(document => Enter(document, package, tags ?? NoTags));
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
        RegistryRules.CheckPointsTo(blobs.Read().Document.Moves, alias, from);
        blobs.Upload(package);
        return Change(document =>
        {
            RegistryRules.CheckPointsTo(document.Moves, alias, from);
            var (entered, registration) = Enter(document, package, tags ?? NoTags);
            var number = registration.Version.Number;
            var move = rules.Set(document.Moves, alias, number, reason);
            if (move is not null)
                entered = (entered ?? document).With(move);
            return (
                entered,
                registration with
                {
                    Version = (entered ?? document).Describe((entered ?? document).Find(number)!),
                }
            );
        });
    }

    public IDisposable HoldRetraining() => RetrainingLease.Take(blobs, clock);

    public IReadOnlyList<RegisteredVersion> List()
    {
        var document = blobs.Read().Document;
        return [.. document.Versions.Select(document.Describe)];
    }

    public RegisteredVersion Get(int version)
    {
        var document = blobs.Read().Document;
        var existing = Existing(document, version);
        blobs.ReadPackage(existing);
        return document.Describe(existing);
    }

    public RegisteredVersion Resolve(string reference)
    {
        var document = blobs.Read().Document;
        var number = rules.VersionOf(reference, () => AliasHistory.Current(document.Moves), document.Numbers);
        var existing = Existing(document, number);
        blobs.ReadPackage(existing);
        return document.Describe(existing);
    }

    public ModelPackage Open(int version) => blobs.ReadPackage(Existing(blobs.Read().Document, version));

    public void SetTag(int version, string name, string? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Change(document => (document.WithTag(Existing(document, version), name, value), true));
    }

    public IReadOnlyDictionary<string, int> Aliases() => AliasHistory.Current(blobs.Read().Document.Moves);

    public AliasMove? SetAlias(string alias, int version, string reason)
    {
        RegistryRules.CheckName(alias);
        return Change(document =>
        {
            blobs.ReadPackage(Existing(document, version));
            var move = rules.Set(document.Moves, alias, version, reason);
            return (move is null ? null : document.With(move), move);
        });
    }

    public AliasMove RemoveAlias(string alias, string reason) =>
        Change(document =>
        {
            var move = rules.Remove(document.Moves, alias, reason, document.Numbers);
            return (document.With(move), move);
        });

    public AliasMove RollbackAlias(string alias, string reason) =>
        Change(document =>
        {
            var move = rules.Rollback(document.Moves, alias, reason, document.Numbers);
            blobs.ReadPackage(Existing(document, move.To!.Value));
            return (document.With(move), move);
        });

    public IReadOnlyList<AliasMove> History() => blobs.Read().Document.Moves;

    (RegistryDocument? After, Registration Registration) Enter(
        RegistryDocument document,
        ModelPackage package,
        IReadOnlyDictionary<string, string> tags
    )
    {
        if (document.Versions.FirstOrDefault(x => x.Sha256 == package.Sha256) is { } same)
            return (null, new Registration(document.Describe(same), AlreadyRegistered: true));
        var version = new RecordedVersion(
            document.Versions.Count + 1,
            package.Metadata.Name,
            package.Metadata.Family,
            package.Sha256,
            package.Size,
            clock.GetUtcNow(),
            Actor.Name,
            new SortedDictionary<string, string>(tags.ToDictionary(), StringComparer.Ordinal)
        );
        return (document.With(version), new Registration(document.Describe(version), AlreadyRegistered: false));
    }

    RecordedVersion Existing(RegistryDocument document, int version) =>
        document.Find(version) ?? throw rules.UnknownVersion(version, document.Numbers());

    /// <param name="decide">What the document becomes, null where it stays, and the answer. Called again whenever another writer was faster.</param>
    T Change<T>(Func<RegistryDocument, (RegistryDocument? After, T Answer)> decide)
    {
        var change = Guid.NewGuid();
        var started = clock.GetTimestamp();
        var answer = default(T)!;
        for (var pause = ChangePauses.First; ; pause = ChangePauses.After(pause))
        {
            var (document, tag) = blobs.Read();
            // The answer to the write before was lost on the way, but the write was not.
            if (document.Has(change))
                return answer;
            (var after, answer) = decide(document);
            if (after is null || blobs.TryReplace(after.After(change), tag))
                return answer;
            if (clock.GetElapsedTime(started) >= ChangePauses.Patience)
                throw new InputException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Models registry \"{blobs.Name}\" was changed by others again and again for {ChangePauses.Patience.TotalSeconds:0} s."
                    ),
                    "Wait until they have finished; then try again."
                );
            // Of uneven length, or those who met once would meet again.
            Task.Delay(pause * Random.Shared.NextDouble(), clock).GetAwaiter().GetResult();
        }
    }

    /// <summary>How long a writer waits for its turn.</summary>
    static class ChangePauses
    {
        public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
        public static readonly TimeSpan First = TimeSpan.FromMilliseconds(20);

        static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

        public static TimeSpan After(TimeSpan pause) => pause * 2 < Longest ? pause * 2 : Longest;
    }
}
