using System.Globalization;
using k8s.Models;

namespace MlPipeline.Hosting.Commands.OnKubernetes;

/// <summary>Predicts shards in pods: by one job with an index for each where the cluster has such jobs, else by a job for each shard.</summary>
/// <param name="cluster">Where.</param>
/// <param name="names">What the jobs are called.</param>
/// <param name="terminal">Is told how far they are.</param>
/// <param name="patience">Waits.</param>
/// <param name="podOf">The pod for a shard, whose number is this text.</param>
sealed class ClusterShards(
    Cluster cluster,
    JobNames names,
    Terminal terminal,
    ClusterPatience patience,
    Func<string, V1PodTemplateSpec> podOf
)
{
    const string Phase = "shards";
    const string Variable = "SHARD";

    /// <summary>The variable with the number of the shard, in pods of a job with indexes.</summary>
    public static V1EnvVar Index { get; } =
        new()
        {
            Name = Variable,
            ValueFrom = new V1EnvVarSource
            {
                FieldRef = new V1ObjectFieldSelector
                {
                    FieldPath = $"metadata.annotations['{PodFailure.IndexAnnotation}']",
                },
            },
        };

    /// <summary>How many shards the jobs are for that are there; null where there are none.</summary>
    public async Task<int?> UnderWayAsync(CancellationToken cancellation)
    {
        var jobs = await patience.AnswerAsync(
            () => cluster.JobsAsync(names.QueryOf(Phase), cancellation),
            cancellation
        );
        var isUnderWay =
            jobs.Count > 0 && jobs.All(x => JobSpecs.End(x)?.Type != "Failed" && x.Metadata.DeletionTimestamp is null);
        return isUnderWay ? int.Parse(jobs[0].GetAnnotation(JobSpecs.Shards), CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Predicts them all.</summary>
    /// <param name="shards">How many there are.</param>
    /// <param name="workers">How many pods there are at a time.</param>
    /// <param name="cancellation">Ends the waiting; pods go on.</param>
    /// <exception cref="InputException">A shard refuses its input.</exception>
    /// <exception cref="JobFailedException">A shard failed too often.</exception>
    public async Task RunAsync(int shards, int workers, CancellationToken cancellation)
    {
        var isIndexed = await patience.AnswerAsync(() => BeginAsync(shards, workers, cancellation), cancellation);
        var waits = new PodWaits(cluster, terminal);
        var reported = "";
        await patience.UntilAsync<object>(
            async () =>
            {
                var jobs = await cluster.JobsAsync(names.QueryOf(Phase), cancellation);
                var pods = await cluster.PodsAsync(names.QueryOf(Phase), cancellation);
                var state = ShardsState.Of(jobs, [.. pods]);
                if (state.Failure is { } failure)
                    throw Failed(failure);
                if (!isIndexed)
                    await AddAsync(jobs, shards, workers, cancellation);
                else if (jobs.Count == 0)
                    throw new JobFailedException("The job of the shards was removed before it had ended.");
                Report(state);
                await waits.TellAsync([.. jobs], pods, cancellation);
                return state.Done == shards ? state : null;
            },
            cancellation
        );

        void Report(ShardsState state)
        {
            var retried = state.Failed > 0 ? $", {state.Failed} pods failed and were tried again" : "";
            var now = string.Create(
                CultureInfo.InvariantCulture,
                $"predicted {state.Done:N0} of {shards:N0} shards, {state.Running:N0} at work{retried}"
            );
            if (now != reported)
                terminal.Report(reported = now);
        }
    }

    async Task<bool> BeginAsync(int shards, int workers, CancellationToken cancellation)
    {
        if (await cluster.JobsAsync(names.QueryOf(Phase), cancellation) is [var former, ..])
            return ShardsState.IsIndexed(former);
        var wanted = JobSpecs.Indexed(names, Phase, podOf($"$({Variable})"), shards, workers);
        var offered = await cluster.TryAsync(wanted, cancellation);
        if (!ShardsState.IsIndexed(offered))
            return false;
        // One that counts failures for all indexes together would give up after six of whatever shards.
        if (offered.Spec.BackoffLimitPerIndex is null)
            wanted.Spec.BackoffLimit = checked(Math.Min(shards, int.MaxValue / JobSpecs.Attempts) * JobSpecs.Attempts);
        await cluster.CreateAsync(wanted, cancellation);
        return true;
    }

    async Task AddAsync(IList<V1Job> jobs, int shards, int workers, CancellationToken cancellation)
    {
        var known = jobs.Select(x => x.GetLabel(JobNames.Shard)).ToHashSet();
        var free = workers - jobs.Count(x => JobSpecs.End(x) is null);
        var next = Enumerable
            .Range(0, shards)
            .Where(x => !known.Contains(x.ToString(CultureInfo.InvariantCulture)))
            .Take(Math.Max(0, free));
        foreach (var shard in next)
            await cluster.CreateAsync(
                JobSpecs.OfShard(names, Phase, podOf(shard.ToString(CultureInfo.InvariantCulture)), shard, shards),
                cancellation
            );
    }

    static Exception Failed(PodFailure failure)
    {
        var shard = failure.Shard is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"Shard {number}")
            : "A shard";
        const string Remedy = "The parts that are done stay: run the same command again when the cause is gone.";
        return failure.ExitCode == ExitCode.WrongInput
            ? new InputException($"{shard}: {failure.Reason}", Remedy)
            : new JobFailedException($"{shard} failed: {failure.Reason.TrimEnd('.')}. {Remedy}");
    }
}
