using System.Globalization;
using Delivery.Outcomes;
using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>The retraining of an environment's models: the code that serves them, by a schedule.</summary>
static class RetrainingSchedule
{
    const string Sources = "sources";
    const string Results = "results";

    // A CronJob knows success and failure only: a champion that stays is no failure.
    static readonly string s_script =
        $"\"$0\" \"$@\"; code=$?; case $code in {string.Join('|', Harmless)}) exit 0;; *) exit $code;; esac";

    /// <summary>The CronJob; null where models are not retrained.</summary>
    public static V1CronJob? Job(DeployedRelease deployed) =>
        deployed.Settings.Retraining is not { } retraining
            ? null
            : new V1CronJob
            {
                ApiVersion = "batch/v1",
                Kind = V1CronJob.KubeKind,
                Metadata = deployed.WorkloadMetadata(deployed.Names.Retraining, KubernetesLabels.Retraining),
                Spec = new V1CronJobSpec
                {
                    Schedule = retraining.Schedule,
                    TimeZone = retraining.TimeZone,
                    ConcurrencyPolicy = "Forbid",
                    JobTemplate = new V1JobTemplateSpec
                    {
                        Metadata = new V1ObjectMeta
                        {
                            Labels = KubernetesLabels.Of(
                                deployed.Names,
                                deployed.Options,
                                KubernetesLabels.Retraining,
                                deployed.Release
                            ),
                        },
                        Spec = new V1JobSpec
                        {
                            // What has failed fails again; the next turn of the schedule tries anew.
                            BackoffLimit = 0,
                            ActiveDeadlineSeconds = (long)retraining.Timeout.TotalSeconds,
                            Template = new V1PodTemplateSpec
                            {
                                Metadata = deployed.PodMetadata(KubernetesLabels.Retraining),
                                Spec = Pod(deployed, retraining),
                            },
                        },
                    },
                },
            };

    /// <summary>Nobody has anything to ask a retraining; null where models are not retrained.</summary>
    public static V1NetworkPolicy? Policy(DeployedRelease deployed) =>
        deployed.Settings.Retraining is null
            ? null
            : ServiceAccess.Policy(deployed, deployed.Names.Retraining, KubernetesLabels.Retraining);

    static IEnumerable<string> Harmless =>
        Enumerable
            .Range(1, 255)
            .Where(x => RetrainingOutcome.Of(x).BuildExitCode == 0)
            .Select(x => x.ToString(CultureInfo.InvariantCulture));

    static V1PodSpec Pod(DeployedRelease deployed, RetrainingSettings retraining)
    {
        var pod = deployed.Pod(
            Container(deployed, retraining),
            [
                .. ModelsVolume.Volumes(deployed),
                ModelsVolume.OfClaim(Sources, retraining.DataClaim),
                retraining.ReportsClaim is { } claim
                    ? ModelsVolume.OfClaim(Results, claim)
                    : new V1Volume { Name = Results, EmptyDir = new V1EmptyDirVolumeSource() },
            ]
        );
        pod.RestartPolicy = "Never";
        return pod;
    }

    static V1Container Container(DeployedRelease deployed, RetrainingSettings retraining) =>
        new()
        {
            Name = KubernetesLabels.Retraining,
            Command = ["/bin/sh", "-c", s_script, .. deployed.Options.Program],
            Args =
            [
                .. ApplicationCommands.Retrain(
                    deployed.Environment,
                    ModelsVolume.Registry(deployed, ApplicationRun.Models),
                    retraining.WithoutDrift,
                    retraining.Model
                ),
            ],
            Env =
            [
                new V1EnvVar
                {
                    Name = ApplicationRun.Actor,
                    ValueFrom = new V1EnvVarSource
                    {
                        FieldRef = new V1ObjectFieldSelector { FieldPath = "metadata.name" },
                    },
                },
            ],
            Resources = PodHardening.Resources(retraining.Processor, retraining.Memory),
            VolumeMounts =
            [
                .. ModelsVolume.Mounts(deployed, ApplicationRun.Models, isReadOnly: false),
                ModelsVolume.MountOf(Sources, ApplicationRun.Data, isReadOnly: true),
                ModelsVolume.MountOf(Results, ApplicationRun.Results, isReadOnly: false),
            ],
        };
}
