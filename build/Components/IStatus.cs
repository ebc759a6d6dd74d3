using Delivery.Outcomes;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Components;

namespace Delivery.Components;

/// <summary>The board: what runs where.</summary>
public interface IStatus : IHazPromotionPage, IHazReports, IWritesJson
{
    Target Status =>
        _ =>
            _.Description(
                    "Shows what runs where, since when, from which commit, with which evidence; --json for programs, artifacts/promotion/index.html for people"
                )
                .Executes(() =>
                    this.Run(async () =>
                    {
                        using var target = await OpenDeployTargetAsync(nameof(Status));
                        using var registry = await FindRegistryAsync();
                        var overview = await ReadOverviewAsync(target, registry);
                        WritePage(overview);
                        var json = this.MaskSecrets(overview.Board.ToJson());
                        (ReportDirectory / "status.json").WriteAllText(json);
                        Console.WriteLine(Json ? json : overview.Board.ToTable());
                    })
                );
}
