using Delivery.Outcomes;
using Delivery.Testing;
using Delivery.Versioning;
using Nuke.Common;
using Nuke.Common.Utilities.Collections;
using Serilog;
using static Delivery.Deployment.Environments;

namespace Delivery.Components;

/// <summary>A release on its way through Integration.</summary>
public interface IEnvironments : IDeploy
{
    /// <summary>The branch of what is tested in Integration.</summary>
    const string Develop = "develop";

    /// <summary>The branch of what may go to Staging and on.</summary>
    const string Master = "master";

    [Parameter("Whether develop goes to master when its release has passed in Integration.")]
    bool Merge => TryGetValue<bool?>(() => Merge) ?? false;

    Target OnDevelop =>
        _ =>
            _.Unlisted()
                .Before<IImages>(x => x.BuildImage)
                .Executes(() => this.Run(() => RequireBranch("Release", Develop)));

    Target DeployToIntegration =>
        _ =>
            _.Description("Deploys the release image to Integration")
                .DependsOn<IImages>(x => x.PushReleaseImage)
                .TryDependsOn<IPipelines>(x => x.Train)
                .TryAfter<ITestInImage>(x => x.TestInImage)
                .Executes(() => this.Run(() => DeployAsync(Integration, nameof(DeployToIntegration))));

    Target IntegrationTest =>
        _ =>
            _.Description("Tests what runs in Integration, from outside")
                .DependsOn(DeployToIntegration, Compile)
                .Produces(EvidenceFile(Integration))
                .Produces(TestProgram.ResultFilesIn(ArtifactsDirectory / "tests"))
                .Executes(() => this.Run(() => TestDeployedAsync(Integration, nameof(IntegrationTest))));

    Target MergeToMaster =>
        _ =>
            _.Description("Brings develop to master, once its release has passed in Integration; with --merge")
                .DependsOn(IntegrationTest)
                .OnlyWhenStatic(() => Merge)
                .Executes(() => this.Run(MergeTested));

    private Task RequireBranch(string target, string branch)
    {
        ReadWorkTree().RequireBranch(target, branch).RequireHistory(target).RequireClean(target);
        return Task.CompletedTask;
    }

    private Task MergeTested()
    {
        var tree = ReadWorkTree().RequireClean(nameof(MergeToMaster));
        var done = new BranchMerge(RootDirectory).Run(tree.Commit, Develop, Master);
        Log.Information("{Done:l}", done);
        ReportSummary(_ => _.AddPair("Merge", done));
        return Task.CompletedTask;
    }
}
