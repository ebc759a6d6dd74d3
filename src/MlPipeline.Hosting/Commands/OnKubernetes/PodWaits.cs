using k8s.Models;

namespace MlPipeline.Hosting.Commands.OnKubernetes;

/// <summary>Tells, once each, what keeps pods from beginning that may mend itself: no room on the nodes, a quota.</summary>
/// <param name="cluster">Where they are.</param>
/// <param name="terminal">Is told.</param>
sealed class PodWaits(Cluster cluster, Terminal terminal)
{
    readonly HashSet<string> told = [];

    /// <summary>Looks at the pods of jobs.</summary>
    public async Task TellAsync(
        IReadOnlyCollection<V1Job> jobs,
        IEnumerable<V1Pod> pods,
        CancellationToken cancellation
    )
    {
        foreach (var waiting in pods.Select(PodFailure.Unplaced).OfType<string>())
            Tell($"a pod waits for a node: {waiting}");
        // Only the events of a job that has no pod at all say why that is so.
        foreach (var job in jobs.Where(x => JobSpecs.End(x) is null && x.Status is null or { Active: null or 0 }))
            if (await cluster.WarningOfAsync(job.Name(), cancellation) is { } warning)
                Tell($"{job.Name()} has no pod: {warning}");
    }

    void Tell(string what)
    {
        if (told.Add(what))
            terminal.Inform(what);
    }
}
