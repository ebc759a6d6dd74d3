namespace MlPipeline.Hosting.Commands.OnKubernetes;

/// <summary>Removes jobs with their pods.</summary>
/// <param name="cluster">Where they are.</param>
/// <param name="patience">Waits until they are gone.</param>
sealed class JobRemoval(Cluster cluster, ClusterPatience patience)
{
    /// <summary>Removes those with these labels, and waits until none of them is at work.</summary>
    public async Task RunAsync(string labels, CancellationToken cancellation)
    {
        await patience.AnswerAsync(() => cluster.DeleteAsync(labels, cancellation), cancellation);
        await patience.UntilAsync<object>(
            async () =>
                (await cluster.JobsAsync(labels, cancellation)).Count == 0
                && (await cluster.PodsAsync(labels, cancellation)).Count == 0
                    ? labels
                    : null,
            cancellation
        );
    }
}
