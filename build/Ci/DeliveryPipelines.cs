using Delivery.Ci.Model;
using Delivery.Ci.Planning;
using Delivery.Components;
using Delivery.Deployment;

namespace Delivery.Ci;

/// <summary>What CI hosts do, and when: the flows of <c>Build.cs</c>, cut into jobs.</summary>
/// <remarks>
/// A job has the targets that it is there for. What they need beside them, who waits for whom and which files go from job to
/// job follows from the targets.
/// </remarks>
/// <param name="Feature">The target of a feature branch.</param>
/// <param name="Release">The target of develop.</param>
/// <param name="Staging">The target of master.</param>
/// <param name="Production">The target of the protected environment.</param>
public sealed record DeliveryPipelines(string Feature, string Release, string Staging, string Production)
{
    // Mondays, before anybody comes to work in Europe or America.
    const string Weekly = "17 3 * * 1";

    static readonly string[] s_registry =
    [
        nameof(IHazRegistry.ImageRegistry),
        nameof(IHazRegistry.RegistryUser),
        nameof(IHazRegistry.RegistryPassword),
    ];

    static readonly string[] s_signing = [nameof(IHazEvidence.SigningKey), nameof(IHazEvidence.SigningKeyPassword)];

    // The models that users are answered with.
    static readonly string[] s_modelsOfProduction = ["--models-of", Environments.Production.Name];

    // A registry that ends with its job hands nothing on: without one that stays, there is nothing to deploy from.
    static readonly string[] s_deployable = [nameof(IHazRegistry.ImageRegistry)];

    /// <summary>All pipelines.</summary>
    public IReadOnlyList<PipelineOutline> All => [OnPullRequests, OnDevelop, OnMaster, Promotion, Rollback, Retraining];

    PipelineOutline OnPullRequests =>
        new(
            Feature,
            "Pull requests: format and checks, and the unit tests in the build image",
            new PipelineTrigger { PullRequestsTo = [IEnvironments.Develop, IEnvironments.Master] },
            new JobOutline("lint", "Format, and files that are generated", nameof(ILint.Lint))
            {
                Timeout = TimeSpan.FromMinutes(20),
            },
            new JobOutline("checks", "Build image, unit tests and checks", Feature)
            {
                Settings =
                [
                    nameof(IChecks.RequireChecks),
                    nameof(IChecks.SonarHostUrl),
                    nameof(IChecks.SonarToken),
                    nameof(IChecks.SnykToken),
                ],
            }
        )
        {
            ReplacesOlderRuns = true,
        };

    PipelineOutline OnDevelop =>
        new(
            Release,
            "Develop: the release image, deployed to Integration, tested there, and brought to master",
            new PipelineTrigger { PushTo = IEnvironments.Develop },
            new JobOutline(
                "build",
                "Unit tests, release image, registry",
                nameof(IEnvironments.OnDevelop),
                nameof(ITestInImage.TestInImage),
                nameof(IImages.PushReleaseImage)
            )
            {
                Settings = s_registry,
            },
            new JobOutline(
                "integration",
                "Deploy to Integration, and test there",
                nameof(IEnvironments.DeployToIntegration),
                nameof(IEnvironments.IntegrationTest)
            )
            {
                Environment = Environments.Integration,
                Runner = JobRunner.Environments,
                Settings = [.. s_registry, nameof(IHazServiceTests.ServiceKey)],
                OnlyWith = s_deployable,
            },
            new JobOutline("evidence", "Sign what was built and tested", nameof(IPromotion.RecordEvidence))
            {
                Runner = JobRunner.Environments,
                Settings = [.. s_registry, .. s_signing],
                OnlyWith = s_deployable,
                Timeout = TimeSpan.FromMinutes(20),
            },
            new JobOutline("merge", "Bring the tested files to master", nameof(IEnvironments.MergeToMaster))
            {
                Options = ["--merge"],
                Access = RepositoryAccess.Pushes,
                OnlyWith = s_deployable,
                Starts = Staging,
                Timeout = TimeSpan.FromMinutes(20),
            }
        )
        {
            Goal = Release,
        };

    PipelineOutline OnMaster =>
        new(
            Staging,
            "Master: the image of the same tree, deployed to Staging, accepted there and tagged",
            new PipelineTrigger { PushTo = IEnvironments.Master, ByHandOn = IEnvironments.Master },
            new JobOutline(
                "staging",
                "Deploy to Staging, and accept",
                nameof(IStaging.OnMaster),
                nameof(IStaging.DeployToStaging),
                nameof(IStaging.AcceptanceTest)
            )
            {
                Environment = Environments.Staging,
                Runner = JobRunner.Environments,
                Settings = [.. s_registry, nameof(IHazServiceTests.ServiceKey)],
                OnlyWith = s_deployable,
            },
            new JobOutline(
                "acceptance",
                "Tag the commit, and sign that it was accepted",
                nameof(IStaging.RecordAcceptance)
            )
            {
                Runner = JobRunner.Environments,
                Access = RepositoryAccess.Pushes,
                Settings = [.. s_registry, .. s_signing],
                OnlyWith = s_deployable,
                Timeout = TimeSpan.FromMinutes(20),
            }
        )
        {
            Goal = Staging,
            // Nobody goes back without having decided to.
            Elsewhere = [nameof(IRollback.Rollback)],
        };

    PipelineOutline Promotion =>
        new(
            nameof(Promotion),
            "By hand: the very image that was accepted in Staging goes to Production, once somebody has let it",
            new PipelineTrigger { ByHandOn = IEnvironments.Master },
            new JobOutline("gates", "Show every gate, and change nothing", nameof(IPromotion.Promote))
            {
                Toward = Production,
                ShowsPlan = true,
                Runner = JobRunner.Environments,
                Access = RepositoryAccess.Fetches,
                Settings = s_registry,
                Timeout = TimeSpan.FromMinutes(20),
            },
            new JobOutline("production", "Promote to Production", nameof(IPromotion.Promote))
            {
                Toward = Production,
                Needs = ["gates"],
                Environment = Environments.Production,
                Runner = JobRunner.Environments,
                Access = RepositoryAccess.Pushes,
                Settings = [.. s_registry, .. s_signing],
            }
        );

    PipelineOutline Rollback =>
        new(
            nameof(Rollback),
            "By hand: Production goes back to a release that ran there, once somebody has let it",
            new PipelineTrigger { ByHandOn = IEnvironments.Master },
            new JobOutline("production", "Roll Production back", nameof(IPromotion.Rollback))
            {
                Toward = Production,
                Environment = Environments.Production,
                Runner = JobRunner.Environments,
                Access = RepositoryAccess.Pushes,
                Settings = [.. s_registry, .. s_signing],
            }
        )
        {
            Inputs = [nameof(IPromotion.To), nameof(IPromotion.Reason)],
        };

    /// <summary>The pipeline that keeps models young.</summary>
    public PipelineOutline Retraining =>
        new(
            nameof(Retraining),
            "Each week: has the data drifted, and is a new model better than the one that serves?",
            new PipelineTrigger { Cron = Weekly, ByHandOn = IEnvironments.Master },
            new JobOutline("drift", "Look for drift", nameof(IRetraining.DriftCheck))
            {
                Runner = JobRunner.Environments,
                Options = s_modelsOfProduction,
            },
            new JobOutline("retrain", "Train, compare and register", nameof(IRetraining.Retrain))
            {
                Runner = JobRunner.Environments,
                Options = s_modelsOfProduction,
                Needs = ["drift"],
                Timeout = TimeSpan.FromHours(3),
            }
        );
}
