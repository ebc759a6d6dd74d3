using System.Globalization;
using k8s.Models;

namespace MlPipeline.Hosting.Commands.OnKubernetes;

/// <summary>The jobs of a run, as the newest clusters have them; an older one leaves out what it has not got.</summary>
static class JobSpecs
{
    /// <summary>How often a pod may fail before what it was to do has failed.</summary>
    public const int Attempts = 3;

    /// <summary>The annotation with how many shards there are.</summary>
    public const string Shards = "mlpipeline/shards";

    // Whoever comes after a day looks at what the command has told, not at its pods.
    static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>A job of one pod.</summary>
    public static V1Job Single(JobNames names, string phase, V1PodTemplateSpec pod)
    {
        var job = Of(names, phase, pod);
        job.Spec.BackoffLimit = Attempts - 1;
        return job;
    }

    /// <summary>A job with an index for each shard.</summary>
    /// <param name="names">What it is called.</param>
    /// <param name="phase">The phase.</param>
    /// <param name="pod">Its pods.</param>
    /// <param name="shards">How many shards there are.</param>
    /// <param name="workers">How many pods there are at a time.</param>
    public static V1Job Indexed(JobNames names, string phase, V1PodTemplateSpec pod, int shards, int workers)
    {
        var job = Of(names, phase, pod);
        job.Metadata.Annotations = AnnotationsOf(shards);
        job.Spec.CompletionMode = "Indexed";
        job.Spec.Completions = shards;
        job.Spec.Parallelism = workers;
        // A cluster that does not count for each index counts for all together.
        job.Spec.BackoffLimitPerIndex = Attempts - 1;
        job.Spec.BackoffLimit = int.MaxValue;
        return job;
    }

    /// <summary>A job for one shard.</summary>
    public static V1Job OfShard(JobNames names, string phase, V1PodTemplateSpec pod, int shard, int shards)
    {
        var number = shard.ToString(CultureInfo.InvariantCulture);
        var job = Single(names, phase, pod);
        job.Metadata.Name += $"-{number}";
        job.Metadata.Annotations = AnnotationsOf(shards);
        job.Metadata.Labels[JobNames.Shard] = number;
        job.Spec.Template.Metadata.Labels[JobNames.Shard] = number;
        return job;
    }

    /// <summary>Whether a job has ended, and how; null where it has not.</summary>
    public static V1JobCondition? End(V1Job job) =>
        job.Status?.Conditions?.FirstOrDefault(x => x is { Type: "Complete" or "Failed", Status: "True" });

    static V1Job Of(JobNames names, string phase, V1PodTemplateSpec pod) =>
        new()
        {
            ApiVersion = "batch/v1",
            Kind = V1Job.KubeKind,
            Metadata = new V1ObjectMeta { Name = $"{names.Run}-{phase}", Labels = names.LabelsOf(phase) },
            Spec = new V1JobSpec
            {
                TtlSecondsAfterFinished = (int)Kept.TotalSeconds,
                // Input that cannot be used is not tried again, where the cluster can tell.
                PodFailurePolicy = new V1PodFailurePolicy
                {
                    Rules =
                    [
                        new V1PodFailurePolicyRule
                        {
                            Action = "FailJob",
                            OnExitCodes = new V1PodFailurePolicyOnExitCodesRequirement
                            {
                                OperatorProperty = "In",
                                Values = [ExitCode.WrongInput],
                            },
                        },
                    ],
                },
                Template = new V1PodTemplateSpec
                {
                    Metadata = new V1ObjectMeta
                    {
                        Labels = pod.Metadata.Labels.Concat(names.LabelsOf(phase)).ToDictionary(),
                    },
                    Spec = pod.Spec,
                },
            },
        };

    static Dictionary<string, string> AnnotationsOf(int shards) =>
        new() { [Shards] = shards.ToString(CultureInfo.InvariantCulture) };
}
