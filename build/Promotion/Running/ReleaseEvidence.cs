using Delivery.Deployment;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Sbom;

namespace Delivery.Promotion.Running;

/// <summary>States what is known of a release: signs it, and lays it beside the image.</summary>
/// <param name="setting">What it works with.</param>
public sealed class ReleaseEvidence(PromotionSetting setting)
{
    readonly EvidenceWriter _writer = new(setting);

    /// <summary>How the image was built. It was built once, so that is stated once.</summary>
    /// <param name="release">The image.</param>
    /// <param name="startedOn">When the build began.</param>
    public async Task StateProvenanceAsync(Release release, DateTimeOffset startedOn)
    {
        var source = new BuildSource(setting.Repository, release.Commit, release.Tree, release.Version);
        var builder = Builder.Of(Signer);
        var known = await setting.Evidence.ReadAsync(release.Digest, setting.Trusted.In(KeyRole.Builder));
        var isStated =
            known
                .Where(x => x.Signature.State == SignatureState.Trusted && x.Statement.IsAbout(release.Digest))
                .Where(x => x.Statement.PredicateType == PredicateTypes.Provenance)
                .Select(x => Rules.EvidenceRules.TryRead<ProvenancePredicate>(x.Statement))
                .LastOrDefault()
                is { } last
            && last.BuildDefinition.ExternalParameters == source
            && last.RunDetails.Builder == builder;
        if (!isStated)
            await _writer.StateAsync(
                release.Digest,
                PredicateTypes.Provenance,
                ProvenancePredicate.Of(source, [], builder, startedOn, setting.Clock.GetUtcNow())
            );
    }

    /// <summary>What is in the image.</summary>
    /// <param name="release">The image.</param>
    /// <param name="components">What is in it, as it was found there.</param>
    public async Task StateContentAsync(Release release, IReadOnlyList<SbomComponent> components)
    {
        setting.Say($"{components.Count} components in {release.Version}");
        await _writer.StateAsync(
            release.Digest,
            PredicateTypes.Sbom,
            CycloneDxBom.Write(setting.ImageName, release.Version, components)
        );
    }

    /// <summary>What tests of what runs in an environment have said.</summary>
    /// <param name="digest">The image.</param>
    /// <param name="suite">Which tests: <c>integration</c>, <c>acceptance</c>.</param>
    /// <param name="record">What they have said.</param>
    public Task StateTestsAsync(string digest, string suite, TestRecord record) =>
        StateTestsAsync(digest, suite, record.Environment, record.Projects, record.At);

    /// <summary>What tests have said.</summary>
    /// <param name="digest">The image.</param>
    /// <param name="suite">Which tests: <c>unit</c>, <c>integration</c>, <c>acceptance</c>.</param>
    /// <param name="environment">Where it ran; null when the tests ran before it was built.</param>
    /// <param name="projects">The tests.</param>
    /// <param name="finishedOn">When they were over.</param>
    public Task StateTestsAsync(
        string digest,
        string suite,
        string? environment,
        IReadOnlyList<TestedProject> projects,
        DateTimeOffset finishedOn
    ) =>
        _writer.StateAsync(
            digest,
            PredicateTypes.TestResult,
            new TestResultPredicate(
                projects.Count > 0 && projects.All(x => x.Failure is null)
                    ? TestResultPredicate.PassedResult
                    : TestResultPredicate.FailedResult,
                suite,
                finishedOn
            )
            {
                Environment = environment,
                Passed = projects.Sum(x => x.Passed),
                FailedTests = [.. projects.Where(x => x.Failure is not null).Select(x => $"{x.Project}: {x.Failure}")],
                Configuration = [.. projects.Select(x => new ResourceDescriptor { Name = x.Project })],
            }
        );

    // Without a name that the repository knows, nobody trusts the key either.
    string Signer =>
        setting.Trusted.In(KeyRole.Builder).All.FirstOrDefault(x => x.Id == setting.Key.Id)?.Owner ?? "unknown";
}
