using Delivery.Promotion.Attestations;

namespace Delivery.Promotion.Rules;

/// <summary>Whether the evidence is there that a policy asks for, and whether it speaks of this repository.</summary>
static class EvidenceGates
{
    public static Gate Of(EvidenceRequirement requirement, PromotionFacts facts, VerifiedRelease release)
    {
        var finding = EvidenceRules.Find(requirement, facts.Evidence, release.Digest, facts.Now);
        return finding.State == EvidenceState.Good
            ? Gate.Passed(requirement.Name, GateConcern.Check, finding.LookedAt)
            : Gate.Failed(
                requirement.Name,
                ConcernOf(finding.State),
                $"{finding.State.Words()}: {finding.LookedAt}",
                RemedyFor(finding.State, requirement)
            );
    }

    public static Gate Source(PromotionFacts facts, VerifiedRelease release)
    {
        const string name = "source";
        var finding = EvidenceRules.Find(EvidenceRequirement.Provenance, facts.Evidence, release.Digest, facts.Now);
        if (
            finding is not { State: EvidenceState.Good, Attestation: { } attestation }
            || EvidenceRules.TryRead<ProvenancePredicate>(attestation.Statement)
                is not { BuildDefinition.ExternalParameters: not null, RunDetails.Builder: not null } provenance
        )
            return Gate.Failed(
                name,
                GateConcern.Identity,
                "there is no provenance that could name the source",
                EvidenceRequirement.Provenance.Remedy
            );
        var source = provenance.BuildDefinition.ExternalParameters;
        return Problem(provenance, attestation.Signature.Key!, facts, release) is { } problem
            ? Gate.Failed(name, GateConcern.Identity, problem, "Release what the tag is on.")
            : Gate.Passed(
                name,
                GateConcern.Identity,
                $"{source.Repository}, commit {source.Commit}, built by {provenance.RunDetails.Builder.Id}"
            );
    }

    static string? Problem(
        ProvenancePredicate provenance,
        TrustedKey signer,
        PromotionFacts facts,
        VerifiedRelease release
    )
    {
        var source = provenance.BuildDefinition.ExternalParameters;
        return source.Repository != facts.Repository
                ? $"it was built from {source.Repository}, not from {facts.Repository}"
            : source.Tree != release.Tree ? $"it was built from the tree {source.Tree}, not from {release.Tree}"
            : !facts.Git.History.Contains(source.Commit)
                ? $"it was built from the commit {source.Commit}, which {release.Commit} does not build on"
            : source.Version != release.Version ? $"it was built as {source.Version}, not as {release.Version}"
            // Nobody speaks for another builder than himself.
            : provenance.RunDetails.Builder != Builder.Of(signer.Owner)
                ? $"the key of {signer.Owner} has signed that {provenance.RunDetails.Builder.Id} built it"
            : null;
    }

    static GateConcern ConcernOf(EvidenceState state) =>
        state switch
        {
            EvidenceState.OtherDigest => GateConcern.Identity,
            EvidenceState.WrongSignature or EvidenceState.Untrusted or EvidenceState.NotSigned => GateConcern.Signature,
            _ => GateConcern.Check,
        };

    static string RemedyFor(EvidenceState state, EvidenceRequirement requirement) =>
        state switch
        {
            EvidenceState.Untrusted =>
                "Sign with a key of this repository (the secret SigningKey), or add the public key to cicd/keys by a pull request.",
            EvidenceState.WrongSignature =>
                $"Find out who has changed the evidence in the registry. {requirement.Remedy}",
            _ => requirement.Remedy,
        };
}
