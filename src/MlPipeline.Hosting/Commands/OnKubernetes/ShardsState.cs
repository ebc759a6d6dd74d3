using k8s.Models;

namespace MlPipeline.Hosting.Commands.OnKubernetes;

/// <summary>How far the jobs of all shards are.</summary>
/// <param name="Done">How many shards have their part in its place.</param>
/// <param name="Running">How many pods are at work.</param>
/// <param name="Failed">How many pods have failed, of shards that were or are tried again.</param>
/// <param name="Failure">What makes going on pointless; null for nothing.</param>
sealed record ShardsState(int Done, int Running, int Failed, PodFailure? Failure)
{
    /// <summary>Reads it from the jobs of the shards and their pods, either one job with indexes or a job for each shard.</summary>
    public static ShardsState Of(IEnumerable<V1Job> jobs, IReadOnlyCollection<V1Pod> pods)
    {
        PodFailure[] failures = [.. pods.Select(PodFailure.Of).OfType<PodFailure>()];
        var (done, given) = (0, (V1JobCondition?)null);
        foreach (var job in jobs)
        {
            var end = JobSpecs.End(job);
            done +=
                IsIndexed(job) ? job.Status?.Succeeded ?? 0
                : end?.Type == "Complete" ? 1
                : 0;
            if (end?.Type == "Failed")
                given = end;
        }
        var failure =
            failures.FirstOrDefault(x => x.ExitCode == ExitCode.WrongInput)
            ?? pods.Select(PodFailure.Stuck).FirstOrDefault(x => x is not null)
            ?? failures.GroupBy(x => x.Shard).FirstOrDefault(x => x.Count() >= JobSpecs.Attempts)?.Last()
            ?? (
                given is null
                    ? null
                    : failures.LastOrDefault() ?? new PodFailure(null, null, given.Message ?? given.Reason)
            );
        return new(done, pods.Count(x => x.Status?.Phase == "Running"), failures.Length, failure);
    }

    /// <summary>Whether a job has an index for each shard.</summary>
    public static bool IsIndexed(V1Job job) => job.Spec.CompletionMode == "Indexed";
}
