using Delivery.Outcomes;
using Delivery.Promotion.Running;
using Nuke.Common;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace Delivery.Components;

/// <summary>The very image that was accepted goes on, with proof, or nothing happens at all.</summary>
public interface IPromotion : IReleaseEvidence, IStaging, IRollback, IHistory, IKeys
{
    Target Promote =>
        _ =>
            _.Description(
                    "Lets what was accepted in Staging into Production (--target Production): the same digest, with proof; --plan shows the gates"
                )
                .OnlyWhenStatic(() => !GoesBack)
                .ShowsInPlan(
                    () => ShowGatesAsync(RequestedEnvironment(nameof(Promote)), nameof(Promote)),
                    () => DescribeGatesAsync(RequestedEnvironment(nameof(Promote)), nameof(Promote))
                )
                .Executes(() => this.Run(PromoteAsync));

    private async Task PromoteAsync()
    {
        var way = WayTo(RequestedEnvironment(nameof(Promote)));
        using var setting = await OpenPromotionAsync(nameof(Promote), way.To);
        if (Approve)
        {
            var plan = await new ApprovalGiving(setting).GiveAsync(way, CancellationToken.None);
            ReportSummary(_ => _.AddPair(way.To.Name, $"plan {plan.Id} is approved, nothing was deployed"));
            return;
        }
        await EnsureModelsAsync(way.To, nameof(Promote));
        var (release, isNew) = await new PromotionRun(setting).PromoteAsync(
            way,
            BrokenGlass(setting.Trusted),
            CancellationToken.None
        );
        ReportSummary(_ =>
            _.AddPair(way.To.Name, isNew ? $"{release.Version} runs" : $"{release.Version} ran already")
        );
        Log.Information("{Version} serves on {Url}", release.Version, way.To.Url);
        await WritePageAsync(setting);
    }
}
