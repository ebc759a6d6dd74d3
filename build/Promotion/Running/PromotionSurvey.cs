using Delivery.Deployment;
using Delivery.Outcomes;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Ledger;
using Delivery.Promotion.Rules;
using Delivery.Promotion.Sbom;
using Delivery.Versioning;

namespace Delivery.Promotion.Running;

/// <summary>Looks at everything that a promotion is decided by, and changes nothing that others see.</summary>
/// <param name="setting">What it works with.</param>
/// <param name="takesTags">
/// Whether it takes over the tags of the remote. Without that nothing at all is written, and a tag that is elsewhere at the
/// remote is a fact of its own.
/// </param>
public sealed class PromotionSurvey(PromotionSetting setting, bool takesTags = true)
{
    /// <summary>The facts at this moment.</summary>
    /// <param name="way">From where to where.</param>
    /// <param name="breakGlass">Why checks may be passed over, or null.</param>
    /// <param name="cancellation">Ends the look.</param>
    /// <exception cref="StopException">Something cannot be reached or read: then nothing is decided (exit code 1).</exception>
    public async Task<PromotionFacts> CollectAsync(
        PromotionWay way,
        BreakGlass? breakGlass,
        CancellationToken cancellation
    )
    {
        if (takesTags)
            setting.Tags.Fetch();
        var there = await LedgerReading.ReadAsync(setting.Ledger, way.From.Name);
        var here = await LedgerReading.ReadAsync(setting.Ledger, way.To.Name);
        var release = ReleaseIn(there, way);
        var replaced = Replaced(here, release, way.To);
        var evidence = await ReadAsync(release, KeyRole.Builder);
        return new PromotionFacts
        {
            From = way.From.Name,
            To = way.To.Name,
            Repository = setting.Repository,
            Now = setting.Clock.GetUtcNow(),
            Release = release,
            RunningThere = DigestOf(await setting.Target.ReadAsync(way.From, cancellation)),
            RunningHere = replaced?.Release,
            Configuration = way.To.Configuration(),
            Git = GitFactsOf(way, release, replaced?.Release, evidence),
            Evidence = evidence,
            Approvals = await ReadAsync(release, KeyRole.Approver),
            Vulnerabilities = await ScanAsync(way.Policy, release, evidence, cancellation),
            BreakGlass = breakGlass,
        };
    }

    /// <summary>What everything of a service runs; null when nothing runs, or not all the same.</summary>
    public static string? DigestOf(RunningService? running) =>
        running is not null && running.Instances.Select(x => x.Digest).Distinct().ToList() is [{ } digest]
            ? digest
            : null;

    // The record of what was verified, and never a tag of the registry: anybody can move that.
    VerifiedRelease? ReleaseIn(LedgerReading there, PromotionWay way)
    {
        if (!way.StartsAtCheckout)
            return there.Current?.Release;
        var (commit, tree) = CheckedOut();
        return there.Entries.LastOrDefault(x => x.StatesThatItRuns && x.Tree == tree) is { } found
            ? found.Release with
            {
                Commit = commit!,
            }
            : null;
    }

    // Where the release is there already, the plan is still the one that brought it.
    static LedgerEntry? Replaced(LedgerReading here, VerifiedRelease? release, DeploymentEnvironment to) =>
        here.Current is { } current
        && current.Digest == release?.Digest
        && EnvironmentConfiguration.AreSame(current.Configuration, to.Configuration())
            ? here.Replaced(current)
            : here.Current;

    (string? Commit, string? Tree) CheckedOut()
    {
        var commit = setting.Tags.FindHead();
        return (commit, commit is null ? null : setting.Tags.FindTree(commit));
    }

    async Task<IReadOnlyList<Attestation>> ReadAsync(VerifiedRelease? release, KeyRole role) =>
        release is null ? [] : await setting.Evidence.ReadAsync(release.Digest, setting.Trusted.In(role));

    GitFacts GitFactsOf(
        PromotionWay way,
        VerifiedRelease? release,
        VerifiedRelease? replaced,
        IReadOnlyList<Attestation> evidence
    )
    {
        var commit = way.StartsAtCheckout ? setting.Tags.FindHead() : setting.Tags.FindCommit(way.From.Name);
        var facts = new GitFacts
        {
            Reference = way.StartsAtCheckout ? GitFacts.Checkout : $"tag {way.From.Name}",
            Commit = commit,
            Tree = commit is null ? null : setting.Tags.FindTree(commit),
            AtRemote = takesTags || way.StartsAtCheckout ? null : Elsewhere(way.From.Name, commit),
        };
        if (release is null || commit is null)
            return facts;
        var named = evidence
            .Where(x => x.Statement.PredicateType == PredicateTypes.Provenance)
            .Select(x => EvidenceRules.TryRead<ProvenancePredicate>(x.Statement)?.BuildDefinition?.ExternalParameters)
            .OfType<BuildSource>()
            .Select(x => x.Commit);
        return facts with
        {
            VersionTagCommit = setting.Tags.FindCommit(EnvironmentTags.VersionTag(way.To.Name, release.Version)),
            History = named.Append(commit).Distinct().Where(x => setting.Tags.IsPartOf(x, commit)).ToHashSet(),
            Authors = setting.Tags.AuthorsOf(replaced?.Commit, commit),
        };
    }

    string? Elsewhere(string tag, string? commit) =>
        setting.Tags.FindAtRemote(tag) is { } remote && remote != commit ? remote : null;

    async Task<VulnerabilityScan> ScanAsync(
        PromotionPolicy policy,
        VerifiedRelease? release,
        IReadOnlyList<Attestation> evidence,
        CancellationToken cancellation
    )
    {
        if (policy.RefusedSeverity is null)
            return new VulnerabilityScan("nobody", [], "the policy does not ask for it");
        var sbom = evidence.LastOrDefault(x =>
            x.Statement.PredicateType == PredicateTypes.Sbom
            && x.Signature.State == SignatureState.Trusted
            && release is not null
            && x.Statement.IsAbout(release.Digest)
        );
        return sbom is not null && CycloneDxBom.TryRead(sbom.Statement) is { } components
            ? await setting.Vulnerabilities.ScanAsync(components, cancellation)
            : new VulnerabilityScan(
                "the SBOM",
                [],
                "no SBOM that is signed by a trusted key says what is in the image"
            );
    }
}
