using System.Net;
using k8s.Autorest;
using k8s.Models;

namespace MlPipeline.Hosting.Commands.OnKubernetes;

/// <summary>Runs one command of the application in a pod of its own.</summary>
/// <param name="cluster">Where.</param>
/// <param name="names">What the job is called.</param>
/// <param name="terminal">Is told what keeps it from beginning.</param>
/// <param name="patience">Waits.</param>
sealed class SingleJob(Cluster cluster, JobNames names, Terminal terminal, ClusterPatience patience)
{
    /// <summary>Runs it to its end; one that is under way already is joined.</summary>
    /// <param name="phase">Tells it from other jobs of the run.</param>
    /// <param name="pod">Its pod.</param>
    /// <param name="told">Receives each line that it writes.</param>
    /// <param name="cancellation">Ends the waiting; the job goes on.</param>
    /// <exception cref="InputException">It refuses its input.</exception>
    /// <exception cref="JobFailedException">It failed.</exception>
    public async Task RunAsync(string phase, V1PodTemplateSpec pod, Action<string> told, CancellationToken cancellation)
    {
        var job = JobSpecs.Single(names, phase, pod);
        var name = job.Name();
        var former = await patience.AnswerAsync(() => cluster.JobAsync(name, cancellation), cancellation);
        if (former is not null && JobSpecs.End(former) is not null)
            await new JobRemoval(cluster, patience).RunAsync(names.QueryOf(phase), cancellation);
        await patience.AnswerAsync(() => cluster.CreateAsync(job, cancellation), cancellation);
        var waits = new PodWaits(cluster, terminal);
        var heard = new HashSet<string>();
        await patience.UntilAsync(
            async () =>
            {
                var pods = await cluster.PodsAsync(names.QueryOf(phase), cancellation);
                foreach (var begun in pods.Where(x => x.Status.Phase is "Running" or "Succeeded"))
                    if (!heard.Contains(begun.Name()))
                    {
                        await ListenAsync(begun.Name(), told, cancellation);
                        heard.Add(begun.Name());
                    }
                var failures = pods.Select(PodFailure.Of).OfType<PodFailure>().ToList();
                var final =
                    pods.Select(PodFailure.Stuck).FirstOrDefault(x => x is not null)
                    ?? failures.FirstOrDefault(x => x.ExitCode == ExitCode.WrongInput);
                if (final is not null)
                    throw Failed(phase, final);
                var now = await cluster.JobAsync(name, cancellation);
                if (now is null)
                    throw new JobFailedException($"Job {name} was removed before it had ended.");
                await waits.TellAsync([now], pods, cancellation);
                return JobSpecs.End(now) switch
                {
                    { Type: "Failed" } end => throw Failed(
                        phase,
                        failures.LastOrDefault() ?? new PodFailure(null, null, end.Message ?? end.Reason)
                    ),
                    // What it has written is listened to before.
                    var end => end,
                };
            },
            cancellation
        );
    }

    async Task ListenAsync(string pod, Action<string> told, CancellationToken cancellation)
    {
        try
        {
            using var lines = new StreamReader(await cluster.LogAsync(pod, follow: true, cancellation));
            while (await lines.ReadLineAsync(cancellation) is { } line)
                told(line);
        }
        catch (HttpOperationException gone)
            when (gone.Response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
        {
            // The pod has gone; there will be another one.
        }
    }

    static Exception Failed(string phase, PodFailure failure) =>
        failure.ExitCode == ExitCode.WrongInput
            ? new InputException(failure.Reason, $"That is what the pod for \"{phase}\" says.")
            : new JobFailedException($"The pod for \"{phase}\" has failed: {failure.Reason.TrimEnd('.')}.");
}
