using System.Text;
using Delivery.Deployment;
using Delivery.Outcomes;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Comparison;
using Delivery.Promotion.Ledger;
using Delivery.Versioning;
using Nuke.Common;

namespace Delivery.Components;

/// <summary>The ledgers: who has brought what where, when, why, and with which evidence.</summary>
public interface IHistory : IHazEvidence, IWritesJson
{
    [Parameter("Two releases to compare, each a version, a digest, or an environment whose current release is meant.")]
    string[] Diff => TryGetValue(() => Diff) ?? [];

    Target History =>
        _ =>
            _.Description("Shows the ledgers; --diff A B compares two releases: commits, components and configuration")
                .Executes(() => this.Run(ShowHistoryAsync));

    private async Task ShowHistoryAsync()
    {
        using var registry =
            await FindRegistryAsync()
            ?? throw StopException.Failed(
                "No registry was given, and none runs on this machine, so there are no ledgers. Name one with --image-registry."
            );
        var store = new LedgerStore(registry, ImageName);
        var chains = new List<(DeploymentEnvironment Environment, LedgerChain Chain)>();
        foreach (var environment in Chain.Where(x => x.Target != DeployTargetKind.Project))
            chains.Add((environment, await store.ReadAsync(environment.Name)));
        if (Diff.Length > 0)
            await CompareAsync(chains, new AttestationStore(registry, ImageName));
        else
            Show(chains);
        var broken = chains.Select(x => (x.Environment, x.Chain.Read().Break)).Where(x => x.Break is not null).ToList();
        if (broken.Count > 0)
            throw StopException.Failed(
                string.Join('\n', broken.Select(x => $"The ledger of {x.Environment.Name} is broken: {x.Break}."))
            );
    }

    private void Show(List<(DeploymentEnvironment Environment, LedgerChain Chain)> chains)
    {
        foreach (var (environment, chain) in chains)
        {
            // The lines as they are kept: whoever has a copy of them can check their hashes.
            if (Json)
                foreach (var line in chain.Lines)
                    Console.WriteLine(Encoding.UTF8.GetString(line));
            else
                Console.WriteLine(LedgerTable.Of(environment.Name, chain.Read().Entries));
        }
    }

    private async Task CompareAsync(
        List<(DeploymentEnvironment Environment, LedgerChain Chain)> chains,
        AttestationStore evidence
    )
    {
        if (Diff is not [var first, var second])
            throw StopException.Refused(
                "--diff compares two releases: --diff 1.3.0 1.4.0, or --diff Production Staging"
            );
        var all = chains.SelectMany(x => x.Chain.Read().Entries).ToList();
        var comparison = await new ReleaseComparer(
            evidence,
            TrustedHere(),
            new EnvironmentTags(RootDirectory)
        ).CompareAsync(RecordedRelease.Find(first, all), RecordedRelease.Find(second, all));
        Console.WriteLine(Json ? comparison.ToJson() : comparison.ToText());
    }
}
