using Delivery.Outcomes;
using Delivery.Promotion.Running;
using Nuke.Common;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace Delivery.Components;

/// <summary>The way back.</summary>
public interface IRollback : IHazPromotion
{
    [Parameter("The version to go back to; the one before by default.")]
    string? To => TryGetValue(() => To);

    [Parameter("Why, for the ledger.")]
    string? Reason => TryGetValue(() => Reason);

    Target Rollback =>
        _ =>
            _.Description("Goes back to the release before, or to --to VERSION (Rollback --target Production)")
                .OnlyWhenStatic(() => GoesBack)
                .Executes(() =>
                    this.Run(async () =>
                    {
                        var environment = RequestedEnvironment(nameof(Rollback));
                        using var setting = await OpenPromotionAsync(nameof(Rollback), environment);
                        var (release, isNew) = await new RollbackRun(setting).RollbackAsync(
                            environment,
                            To,
                            Reason ?? "no reason was given",
                            CancellationToken.None
                        );
                        ReportSummary(_ =>
                            _.AddPair(
                                environment.Name,
                                isNew ? $"back to {release.Version}" : $"{release.Version} ran already"
                            )
                        );
                        Log.Information("{Version} serves on {Url}", release.Version, environment.Url);
                        await WritePageAsync(setting);
                    })
                );
}
