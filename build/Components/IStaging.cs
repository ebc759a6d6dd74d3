using Delivery.Deployment;
using Delivery.Outcomes;
using Delivery.Promotion.Running;
using Delivery.Testing;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace Delivery.Components;

/// <summary>A release on its way through Staging: let in by the rules, deployed, accepted, confirmed. Nothing is built.</summary>
public interface IStaging : IEnvironments, IHazPromotion
{
    Target OnMaster => _ => _.Unlisted().OnlyWhenStatic(() => !GoesBack).Executes(() => this.Run(RequireMaster));

    Target DeployToStaging =>
        _ =>
            _.Description("Lets the image of this very tree into Staging, and deploys it; builds nothing")
                .DependsOn(OnMaster)
                .OnlyWhenStatic(() => !GoesBack)
                .ShowsInPlan(
                    () => ShowGatesAsync(Environments.Staging, nameof(DeployToStaging)),
                    () => DescribeGatesAsync(Environments.Staging, nameof(DeployToStaging))
                )
                .Executes(() =>
                    this.Run(async () =>
                    {
                        var way = WayTo(Environments.Staging);
                        if (Approve)
                            throw StopException.Refused(
                                $"The policy of {way.To.Name} asks for no approval: run it without --approve."
                            );
                        await EnsureModelsAsync(way.To, nameof(DeployToStaging));
                        using var setting = await OpenPromotionAsync(nameof(DeployToStaging), way.To);
                        var release = await new StagedRelease(setting).DeployAsync(
                            way,
                            BrokenGlass(setting.Trusted),
                            CancellationToken.None
                        );
                        ReportSummary(_ => _.AddPair(way.To.Name, release.Version));
                        Log.Information("{Version} serves on {Url}", release.Version, way.To.Url);
                    })
                );

    Target AcceptanceTest =>
        _ =>
            _.Description("Tests what runs in Staging, from outside")
                .DependsOn(DeployToStaging, Compile)
                .Produces(EvidenceFile(Environments.Staging))
                .Produces(TestProgram.ResultFilesIn(ArtifactsDirectory / "tests"))
                .OnlyWhenStatic(() => !GoesBack)
                .Executes(() => this.Run(() => TestDeployedAsync(Environments.Staging, nameof(AcceptanceTest))));

    Target RecordAcceptance =>
        _ =>
            _.Description(
                    "Signs what the acceptance tests have said; tags and records the release when they have passed"
                )
                .DependsOn(AcceptanceTest)
                .Consumes(AcceptanceTest)
                .OnlyWhenStatic(() => !GoesBack)
                // Tests that have failed are evidence, too: they take back that they once passed.
                .AssuredAfterFailure()
                .OnlyWhenDynamic(() => HasTestedStaging)
                .Executes(() =>
                    this.Run(async () =>
                    {
                        var way = WayTo(Environments.Staging);
                        var tests = TestRecord.Read(EvidenceFile(way.To));
                        using var setting = await OpenPromotionAsync(nameof(RecordAcceptance), way.To);
                        await new StagedRelease(setting).ConfirmAsync(way, tests, CancellationToken.None);
                        ReportSummary(_ => _.AddPair(way.To.Name, tests.Passed ? "accepted" : "not accepted"));
                        await WritePageAsync(setting);
                    })
                );

    /// <summary>Whether tests in Staging have run, in this build or, where it skips them, in the job before it; whatever they have said.</summary>
    private bool HasTestedStaging =>
        SucceededTargets.Concat(FailedTargets).Concat(SkippedTargets).Any(x => x.Name == nameof(AcceptanceTest))
        && EvidenceFile(Environments.Staging).FileExists();

    private Task RequireMaster()
    {
        ReadWorkTree().RequireBranch("Staging", Master).RequireHistory("Staging").RequireClean("Staging");
        return Task.CompletedTask;
    }
}
