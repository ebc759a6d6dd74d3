using System.CommandLine;
using System.Globalization;
using MlPipeline.Hosting.Commands.Batch;

namespace MlPipeline.Hosting.Commands.OnKubernetes;

/// <summary><c>predict --on kubernetes</c>: the commands of a sharded run, each given to a pod.</summary>
/// <param name="project">The name of the project.</param>
/// <param name="batch">The options that have to do with shards.</param>
/// <param name="model">The options that name the model.</param>
/// <param name="registry">The option that names the models registry.</param>
/// <param name="terminal">Is told how far it is.</param>
sealed class ClusterPredict(
    string project,
    BatchOptions batch,
    ModelChoice model,
    Option<string> registry,
    Terminal terminal
)
{
    /// <summary>Predicts all shards that are not in their place.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public Task<int> RunAsync(ParseResult parsed, string output, CancellationToken cancellation)
    {
        var clock = TimeProvider.System;
        var run = new ClusterRun(project, batch.Cluster, registry, terminal, clock);
        return run.ConnectedAsync(
            parsed,
            async (cluster, template) =>
            {
                string[] arguments =
                [
                    .. run.ArgumentsOf(parsed, template, batch.OfTheWhole),
                    // What the service answers with is what is asked for, unless somebody asks for something else.
                    .. model.IsGiven(parsed) || template.Alias is not { } alias ? [] : model.ArgumentsOf(alias),
                ];
                var answer = await new ClusterBatch(cluster, template, terminal, clock).RunAsync(
                    new JobNames(project, "predict", [cluster.Namespace, template.Name, .. arguments]),
                    batch.PlanCommand(arguments),
                    x => batch.ShardCommand(output, x),
                    batch.CompleteCommand(output),
                    batch.WorkersOf(parsed),
                    cancellation
                );
                terminal.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Predicted {answer.GetProperty("rows").GetInt64():N0} rows in {answer.GetProperty("shards").GetInt32()} shards with version {answer.GetProperty("version").GetInt32()} ({answer.GetProperty("family").GetString()}): {output}"
                    )
                );
                terminal.WriteJson(answer);
                return ExitCode.Done;
            },
            cancellation
        );
    }
}
