using Delivery.Promotion.Attestations;
using Delivery.Promotion.Ledger;
using Delivery.Promotion.Sbom;
using Delivery.Versioning;

namespace Delivery.Promotion.Comparison;

/// <summary>Collects what is different between two releases.</summary>
/// <param name="evidence">Has the lists of what is in them.</param>
/// <param name="trusted">Whose lists count.</param>
/// <param name="tags">Has their commits.</param>
public sealed class ReleaseComparer(AttestationStore evidence, TrustedKeys trusted, EnvironmentTags tags)
{
    /// <summary>Compares what two lines of ledgers tell.</summary>
    /// <param name="before">The release to compare with.</param>
    /// <param name="after">The release that is compared.</param>
    public async Task<ReleaseComparison> CompareAsync(LedgerEntry before, LedgerEntry after)
    {
        var componentsBefore = await FindComponentsAsync(before);
        var componentsAfter = await FindComponentsAsync(after);
        return new ReleaseComparison(before, after)
        {
            AddedCommits = tags.FindCommitsBetween(before.Commit, after.Commit),
            RemovedCommits = tags.FindCommitsBetween(after.Commit, before.Commit),
            Components =
                componentsBefore is null || componentsAfter is null
                    ? null
                    : Change.Between(ByName(componentsBefore), ByName(componentsAfter)),
            Configuration = Change.Between(
                before.Configuration ?? new Dictionary<string, string>(),
                after.Configuration ?? new Dictionary<string, string>()
            ),
        };
    }

    static Dictionary<string, string> ByName(IEnumerable<SbomComponent> components) =>
        components
            .GroupBy(x => $"{x.Name} ({x.Kind})")
            .ToDictionary(x => x.Key, x => string.Join(", ", x.Select(y => y.Version).Order(StringComparer.Ordinal)));

    async Task<IReadOnlyList<SbomComponent>?> FindComponentsAsync(LedgerEntry release)
    {
        var known = await evidence.ReadAsync(release.Digest, trusted.In(KeyRole.Builder));
        var sbom = known.LastOrDefault(x =>
            x.Statement.PredicateType == PredicateTypes.Sbom
            && x.Signature.State == SignatureState.Trusted
            && x.Statement.IsAbout(release.Digest)
        );
        return sbom is null ? null : CycloneDxBom.TryRead(sbom.Statement);
    }
}
