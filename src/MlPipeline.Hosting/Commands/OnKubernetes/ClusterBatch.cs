using System.Text.Json;
using k8s.Models;

namespace MlPipeline.Hosting.Commands.OnKubernetes;

/// <summary>Predicts in a cluster: a pod splits the input, a pod predicts each shard, a pod puts the parts together.</summary>
/// <remarks>
/// Each of them runs a command that anybody can give. This process makes the jobs and looks at them, no more: it sees neither
/// input nor output, and when it has died the same command goes on with the jobs that are there.
/// </remarks>
/// <param name="cluster">Where.</param>
/// <param name="template">What the pods are like.</param>
/// <param name="terminal">Is told how far it is.</param>
/// <param name="clock">Tells the time.</param>
sealed class ClusterBatch(Cluster cluster, ServiceTemplate template, Terminal terminal, TimeProvider clock)
{
    readonly ClusterPatience patience = new(clock, terminal);

    /// <summary>Predicts all shards that are not in their place.</summary>
    /// <param name="names">What the jobs are called.</param>
    /// <param name="plan">The command that splits the input.</param>
    /// <param name="shardOf">The command that predicts a shard, whose number is this text.</param>
    /// <param name="complete">The command that puts the parts together.</param>
    /// <param name="workers">How many pods predict at a time.</param>
    /// <param name="cancellation">Ends the waiting; pods go on.</param>
    /// <returns>What the last command says.</returns>
    /// <exception cref="InputException">A command refuses its input.</exception>
    /// <exception cref="JobFailedException">A command failed too often.</exception>
    public async Task<JsonElement> RunAsync(
        JobNames names,
        IReadOnlyList<string> plan,
        Func<string, IReadOnlyList<string>> shardOf,
        IReadOnlyList<string> complete,
        int workers,
        CancellationToken cancellation
    )
    {
        terminal.Inform(
            $"jobs {names.Run}-* in namespace {cluster.Namespace}, with {template.Image}; they go on without this command, and the same command finds them again"
        );
        var removal = new JobRemoval(cluster, patience);
        var single = new SingleJob(cluster, names, terminal, patience);
        var shards = new ClusterShards(
            cluster,
            names,
            terminal,
            patience,
            // A worker has one core, as on a machine of one's own.
            x =>
                template.PodOf(
                    shardOf(x),
                    mayWriteModels: false,
                    [.. x.StartsWith('$') ? (V1EnvVar[])[ClusterShards.Index] : [], OneCore]
                )
        );
        try
        {
            if (await shards.UnderWayAsync(cancellation) is not { } count)
            {
                // A worker of a run that was given up must not write while the input is split anew.
                await removal.RunAsync(names.Query, cancellation);
                terminal.Report("splitting the input into shards");
                count = (await AnswerAsync("plan", plan)).GetProperty("shards").GetInt32();
            }
            await shards.RunAsync(count, workers, cancellation);
            terminal.Report("putting the output in its place");
            var answer = await AnswerAsync("complete", complete);
            await removal.RunAsync(names.Query, cancellation);
            return answer;
        }
        catch (Exception failed) when (failed is InputException or JobFailedException { MayGoOn: false })
        {
            await removal.RunAsync(names.Query, cancellation);
            throw;
        }

        async Task<JsonElement> AnswerAsync(string phase, IReadOnlyList<string> command)
        {
            var log = new StringWriter();
            await single.RunAsync(phase, template.PodOf(command, mayWriteModels: false), log.WriteLine, cancellation);
            return JsonOf(log.ToString(), phase);
        }
    }

    static V1EnvVar OneCore { get; } = new() { Name = "DOTNET_PROCESSOR_COUNT", Value = "1" };

    // One document; the log may have other lines around it.
    static JsonElement JsonOf(string log, string phase)
    {
        var (first, last) = (log.IndexOf('{', StringComparison.Ordinal), log.LastIndexOf('}'));
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(first < last ? log[first..(last + 1)] : log);
        }
        catch (JsonException flaw)
        {
            throw new JobFailedException(
                $"The pod for \"{phase}\" ended well and answers no JSON: \"{log.Trim()}\". Is the service's image of another version?",
                flaw
            );
        }
    }
}
