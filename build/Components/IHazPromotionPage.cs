using Delivery.Deployment;
using Delivery.Docker;
using Delivery.Outcomes;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Overview;
using Delivery.Promotion.Running;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace Delivery.Components;

/// <summary>A build that shows what runs where, and how it came there, on a page.</summary>
public interface IHazPromotionPage : IHazEvidence
{
    /// <summary>The page.</summary>
    AbsolutePath PromotionPageFile => ArtifactsDirectory / "promotion" / "index.html";

    /// <summary>Looks at all environments.</summary>
    /// <param name="target">What they run on.</param>
    /// <param name="registry">Where images, evidence and ledgers are; null where there is none.</param>
    async Task<PromotionOverview> ReadOverviewAsync(IDeployTarget target, OciRegistry? registry)
    {
        var trusted = TrustedKeys.Read(TrustedKeysDirectory);
        var onThisMachine = TrustedHere();
        return await new OverviewReader(target, registry, ImageName, TimeProvider.System).ReadAsync(
            Chain,
            environment => environment.IsProtected ? trusted : onThisMachine,
            CancellationToken.None
        );
    }

    /// <summary>Writes the page, without secrets, in one step.</summary>
    void WritePage(PromotionOverview overview)
    {
        var directory = PromotionPageFile.Parent!.CreateDirectory();
        var staging = directory / $"{PromotionPageFile.Name}.{Guid.NewGuid():N}.tmp";
        staging.WriteAllText(this.MaskSecrets(PromotionPage.Of(overview)));
        File.Move(staging, PromotionPageFile, overwrite: true);
    }

    /// <summary>Writes the page after something was done. Whether that works out changes nothing of what was done.</summary>
    async Task WritePageAsync(PromotionSetting setting)
    {
        try
        {
            WritePage(await ReadOverviewAsync(setting.Target, setting.Registry));
        }
        catch (Exception exception) when (exception is StopException or IOException or UnauthorizedAccessException)
        {
            Log.Warning("{Path} could not be written: {Reason:l}", PromotionPageFile, exception.Message);
        }
    }
}
