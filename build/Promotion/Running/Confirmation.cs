using Delivery.Outcomes;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Ledger;
using Delivery.Promotion.Rules;

namespace Delivery.Promotion.Running;

/// <summary>Writes down that a release runs: tags, attestation, ledger. It is a fact by then.</summary>
sealed class Confirmation(PromotionSetting setting)
{
    /// <summary>Confirms a promotion.</summary>
    /// <param name="line">What the ledger says of it.</param>
    /// <param name="policy">What was asked of it.</param>
    public async Task OfPromotionAsync(LedgerEntry line, PromotionPolicy policy)
    {
        Tag(line, $"{line.Environment}: {line.Version}", line.Evidence);
        setting.Before(PromotionStep.Attest);
        await AttestAsync(line, policy);
        setting.Before(PromotionStep.Record);
        await new LedgerWriter(setting).WriteAsync(line, LedgerEvent.Verified);
    }

    /// <summary>Confirms that an environment runs what it ran before.</summary>
    public async Task OfRollbackAsync(LedgerEntry line)
    {
        Tag(line, $"{line.Environment}: rolled back to {line.Version}", [$"reason: {line.Reason}"]);
        setting.Before(PromotionStep.Record);
        await new LedgerWriter(setting).WriteAsync(line, LedgerEvent.RolledBack);
    }

    void Tag(LedgerEntry line, string title, IReadOnlyList<string> facts)
    {
        setting.Before(PromotionStep.Tag);
        string[] lines = [title, "", $"digest: {line.Digest}", $"tree: {line.Tree}", .. facts];
        try
        {
            setting.Tags.Write(line.Environment, line.Version, line.Commit, setting.Mask(string.Join('\n', lines)));
        }
        catch (StopException exception)
        {
            throw StopException.Failed(
                $"{line.Version} serves in {line.Environment}, but its tags could not be written: {exception.Message}\n"
                    + "When that is mended, run this again: it goes on from here.",
                exception
            );
        }
    }

    async Task AttestAsync(LedgerEntry line, PromotionPolicy policy)
    {
        var evidence = await setting.Evidence.ReadAsync(line.Digest, setting.Trusted);
        var summary = new VerificationSummaryPredicate(
            new Builder(setting.Tool),
            setting.Clock.GetUtcNow(),
            setting.ImageOf(line.Digest).ToString(),
            policy.Describe(line.Environment),
            VerificationSummaryPredicate.PassedResult,
            [line.Environment]
        )
        {
            InputAttestations =
            [
                .. evidence
                    .Where(x => x.Signature.State == SignatureState.Trusted)
                    .Select(x => new ResourceDescriptor { Name = x.Statement.PredicateType, Digest = Hash(x.Digest!) }),
            ],
            Plan = line.Plan,
            BreakGlass = line.BreakGlass,
        };
        await new EvidenceWriter(setting).StateAsync(line.Digest, PredicateTypes.VerificationSummary, summary);
    }

    static Dictionary<string, string> Hash(string digest)
    {
        var parts = digest.Split(':');
        return new Dictionary<string, string> { [parts[0]] = parts[1] };
    }
}
