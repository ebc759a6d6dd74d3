using Delivery.Deployment;
using Delivery.Docker;
using Delivery.Outcomes;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Ledger;
using Delivery.Promotion.Rules;

namespace Delivery.Promotion.Overview;

/// <summary>Looks at all environments. What cannot be read is said, and is never shown as nothing.</summary>
/// <param name="target">What they run on.</param>
/// <param name="registry">Where images, evidence and ledgers are; null where there is none.</param>
/// <param name="imageName">The repository of the release image there.</param>
/// <param name="clock">Says what is too old.</param>
public sealed class OverviewReader(IDeployTarget target, OciRegistry? registry, string imageName, TimeProvider clock)
{
    readonly AttestationStore? _evidence = registry is null ? null : new AttestationStore(registry, imageName);
    readonly LedgerStore? _ledger = registry is null ? null : new LedgerStore(registry, imageName);

    /// <summary>Looks at them.</summary>
    /// <param name="chain">The environments, in their order.</param>
    /// <param name="trustedIn">Whom an environment trusts.</param>
    /// <param name="cancellation">Ends the look.</param>
    public async Task<PromotionOverview> ReadAsync(
        IReadOnlyList<DeploymentEnvironment> chain,
        Func<DeploymentEnvironment, TrustedKeys> trustedIn,
        CancellationToken cancellation
    )
    {
        var environments = new List<EnvironmentOverview>();
        foreach (var environment in chain)
        {
            var row = await ReadRowAsync(environment, cancellation);
            // What the next environment will ask for; the last one has asked itself.
            var asking = chain.FirstOrDefault(x => x.Previous == environment.Name) ?? environment;
            if (row.Digest is { } digest && asking.Previous is not null)
                row = await WithRegistryAsync(row, digest, asking, trustedIn(asking));
            environments.Add(await WithLedgerAsync(new EnvironmentOverview(row, []), environment));
        }
        return new PromotionOverview(imageName, clock.GetUtcNow(), environments);
    }

    async Task<StatusRow> ReadRowAsync(DeploymentEnvironment environment, CancellationToken cancellation)
    {
        if (environment.Target == DeployTargetKind.Project)
            return StatusRow.Of(environment, running: null);
        try
        {
            return StatusRow.Of(environment, await target.ReadAsync(environment, cancellation));
        }
        catch (StopException exception)
        {
            return new StatusRow(environment.Name, "unknown", environment.Url) { Detail = exception.Message };
        }
    }

    async Task<StatusRow> WithRegistryAsync(
        StatusRow row,
        string digest,
        DeploymentEnvironment asking,
        TrustedKeys trusted
    )
    {
        if (registry is null || _evidence is null)
            return Saying(row, "no registry was given, so nobody knows of its evidence");
        try
        {
            if (await registry.FindDigestAsync(imageName, digest) is null)
                return Saying(row, $"the registry {registry.Host} does not have it any more") with
                {
                    IsInRegistry = false,
                };
            var evidence = await _evidence.ReadAsync(digest, trusted.In(KeyRole.Builder));
            return row with
            {
                IsInRegistry = true,
                Evidence =
                [
                    .. PromotionPolicies
                        .Of(asking)
                        .Evidence.Select(x =>
                            (x.Name, Finding: EvidenceRules.Find(x, evidence, digest, clock.GetUtcNow()))
                        )
                        .Select(x => new StatusEvidence(x.Name, x.Finding.State.Words(), x.Finding.LookedAt)),
                ],
            };
        }
        catch (StopException exception)
        {
            return Saying(row, exception.Message);
        }
    }

    async Task<EnvironmentOverview> WithLedgerAsync(EnvironmentOverview overview, DeploymentEnvironment environment)
    {
        if (_ledger is null || environment.Target == DeployTargetKind.Project)
            return overview;
        try
        {
            var (entries, broken) = (await _ledger.ReadAsync(environment.Name)).Read();
            return overview with { Entries = entries, LedgerProblem = broken };
        }
        catch (StopException exception)
        {
            return overview with { LedgerProblem = exception.Message };
        }
    }

    static StatusRow Saying(StatusRow row, string more) =>
        row with
        {
            Detail = row.Detail.Length == 0 ? more : $"{row.Detail}; {more}",
        };
}
