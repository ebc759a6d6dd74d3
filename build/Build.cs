using Delivery.Ci;
using Delivery.Ci.Hosts;
using Delivery.Components;
using Delivery.Outcomes;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Components;

namespace Delivery;

/// <summary>The build of this repository at a glance: what it can do, and what it does it with.</summary>
partial class Build
    : NukeBuild,
        IClean,
        ICompile,
        ILint,
        ITest,
        IPack,
        IPipelines,
        IRetraining,
        ITestInImage,
        IChecks,
        IPromotion,
        ICiFiles,
        INotebooks,
        IDiagrams,
        IScaffolding,
        //#if (blueprint)
        IPackTemplate,
        //#endif
        IRequirements,
        IManifests,
        IStatus
{
    public static int Main() => Execute<Build>(x => ((IPipelines)x).MainJob);

    // Does nothing: what it takes is what the build costs before it does anything.
    Target Noop => _ => _.Unlisted().Executes(() => { });

    Target Feature =>
        _ =>
            _.Description("Feature branch: the build image, unit tests and checks inside it")
                .DependsOn<IImages>(x => x.BuildImage)
                .DependsOn<ITestInImage>(x => x.TestInImage)
                .DependsOn<IChecks>(x => x.CheckInImage);

    Target Release =>
        _ =>
            _.Description(
                    "Develop: the release image, deployed to Integration and tested there; --merge brings it to master"
                )
                .DependsOn<IEnvironments>(x => x.OnDevelop)
                .DependsOn<ITestInImage>(x => x.TestInImage)
                .DependsOn<IImages>(x => x.PushReleaseImage)
                .DependsOn<IEnvironments>(x => x.DeployToIntegration, x => x.IntegrationTest)
                .DependsOn<IPromotion>(x => x.RecordEvidence)
                .DependsOn<IEnvironments>(x => x.MergeToMaster);

    Target Staging =>
        _ =>
            _.Description(
                    "Master: the image of the same tree, deployed to Staging, accepted there and tagged; with Rollback in front, the one before"
                )
                .DependsOn<IStaging>(x => x.DeployToStaging, x => x.AcceptanceTest, x => x.RecordAcceptance)
                .DependsOn<IRollback>(x => x.Rollback)
                .Executes(() => this.Run(() => Promotion.RequireDone("RecordAcceptance", "Rollback")));

    Target Production =>
        _ =>
            _.Description(
                    "Promotion: the very image that was accepted in Staging; with Rollback in front, the one before"
                )
                .DependsOn<IPromotion>(x => x.Promote, x => x.Rollback)
                .Executes(() => this.Run(() => Promotion.RequireDone("Promote", "Rollback")));

    IHazPromotion Promotion => this;

    AbsolutePath IHazArtifacts.ArtifactsDirectory => RootDirectory / "artifacts";

    // The configuration that is delivered is the one that everybody tests, on a laptop as on a server.
    Configuration IHazConfiguration.Configuration =>
        TryGetValue(() => ((IHazConfiguration)this).Configuration) ?? Configuration.Release;

    string[] ICompile.SourceDirectories => ["src", "build", "tests"];

    string[] ILint.FormattedDirectories => ["src", "build", "tests", "notebooks"];

    string[] ITest.UnitTests => ["MlPipeline.UnitTests", "Build.Tests"];

    string[] ITest.IntegrationTests =>
        [
            "MlPipeline.IntegrationTests",
            //#if (blueprint)
            "Build.IntegrationTests",
            //#endif
        ];

    string[] ITest.AcceptanceTests => ["MlPipeline.AcceptanceTests"];

    string IImages.ImageName => "ridership";

    string IReleaseEvidence.DependenciesFile => "/app/ridership.deps.json";

    string[] IHazEnvironments.ApplicationProgram => ["dotnet", "/app/ridership.dll"];

    string[] IDeploy.ServiceTests => ["MlPipeline.AcceptanceTests"];

    AbsolutePath IHazEnvironments.ModelsOfDevelopment => ((IPipelines)this).Registry;

    string IChecks.DeliveredProject => "Ridership";

    AbsolutePath[] INotebooks.NotebookPrograms =>
        [
            //#if (!empty)
            RootDirectory / "notebooks" / "model_poc.cs",
            //#endif
        ];

    string[] IDiagrams.DiagramTargets =>
        ["MainJob", nameof(Feature), nameof(Release), nameof(Staging), nameof(Production)];

    ICiHost[] ICiFiles.CiHosts =>
        [
            //#if (useGitHub)
            new GitHubActionsFiles(),
            //#endif
            //#if (useAzure)
            new AzurePipelinesFile(),
            //#endif
            //#if (useGitLab)
            new GitLabFile(),
            //#endif
        ];

    DeliveryPipelines ICiFiles.DeliveryPipelines =>
        new(nameof(Feature), nameof(Release), nameof(Staging), nameof(Production));

    string[] IPack.PackedProjects => ["MlPipeline", "MlPipeline.Hosting"];

    string IScaffolding.OwnProject => "Ridership";

    string IRequirements.ShippedProject => "Ridership";

    AbsolutePath IPipelines.Application => ((ICompile)this).OutputDirectoryOf("Ridership") / "ridership.dll";
}
