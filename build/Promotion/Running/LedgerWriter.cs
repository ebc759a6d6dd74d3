using Delivery.Deployment;
using Delivery.Promotion.Ledger;
using Delivery.Promotion.Rules;

namespace Delivery.Promotion.Running;

/// <summary>Writes into the ledgers, in the name of whoever runs the build.</summary>
/// <param name="setting">What it works with.</param>
public sealed class LedgerWriter(PromotionSetting setting)
{
    /// <summary>A line about a release, before anything of it is known but what it is.</summary>
    /// <param name="environment">The environment, as the release shall run there.</param>
    /// <param name="release">The release.</param>
    /// <param name="replaced">The line that tells what ran before, or null.</param>
    public LedgerEntry Begin(DeploymentEnvironment environment, VerifiedRelease release, LedgerEntry? replaced) =>
        new()
        {
            Number = 0,
            Time = default,
            Who = setting.Who,
            Environment = environment.Name,
            Event = LedgerEvent.Admitted,
            From = replaced?.Digest,
            Replaces = replaced?.Number,
            Digest = release.Digest,
            Version = release.Version,
            Commit = release.Commit,
            Tree = release.Tree,
            Configuration = environment.Configuration(),
            Tool = setting.Tool,
        };

    /// <summary>Adds a line, at the time of now and without secrets.</summary>
    public Task WriteAsync(LedgerEntry line, LedgerEvent what, string? reason = null) =>
        setting.Ledger.AppendAsync(
            line with
            {
                Time = setting.Clock.GetUtcNow(),
                Event = what,
                Reason = Mask(reason ?? line.Reason),
                BreakGlass = Mask(line.BreakGlass),
                Evidence = [.. line.Evidence.Select(setting.Mask)],
                Configuration = line.Configuration?.ToDictionary(x => x.Key, x => setting.Mask(x.Value)),
            }
        );

    string? Mask(string? text) => text is null ? null : setting.Mask(text);
}
