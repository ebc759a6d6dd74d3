using System.CommandLine;
using System.CommandLine.Parsing;
using k8s.Autorest;

namespace MlPipeline.Hosting.Commands.OnKubernetes;

/// <summary>Gives a command to a cluster instead of to this machine.</summary>
/// <param name="project">The name of the project.</param>
/// <param name="options">The options that say where.</param>
/// <param name="registry">The option with the models registry, which the jobs have from the service unless it is given.</param>
/// <param name="terminal">Is told how far it is.</param>
/// <param name="clock">Tells the time.</param>
sealed class ClusterRun(
    string project,
    ClusterOptions options,
    Option<string> registry,
    Terminal terminal,
    TimeProvider clock
)
{
    /// <summary>Runs a command in one pod, and tells what it writes.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public Task<int> RunAsync(ParseResult parsed, IReadOnlyList<Option> without, CancellationToken cancellation) =>
        ConnectedAsync(
            parsed,
            async (cluster, template) =>
            {
                var command = parsed.CommandResult.Command.Name;
                string[] arguments =
                [
                    command,
                    .. ArgumentsOf(parsed, template, without),
                    .. terminal.WritesJson ? (string[])["--json", "--verbosity", "quiet"] : [],
                ];
                var names = new JobNames(project, command, [cluster.Namespace, template.Name, .. arguments]);
                var patience = new ClusterPatience(clock, terminal);
                terminal.Report($"running job {names.Run}-run in namespace {cluster.Namespace}, with {template.Image}");
                await new SingleJob(cluster, names, terminal, patience).RunAsync(
                    "run",
                    template.PodOf(arguments, mayWriteModels: true),
                    terminal.Output.WriteLine,
                    cancellation
                );
                await new JobRemoval(cluster, patience).RunAsync(names.Query, cancellation);
                return ExitCode.Done;
            },
            cancellation
        );

    /// <summary>Connects, reads the service, and does something there; what goes wrong with the jobs becomes a message.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> ConnectedAsync(
        ParseResult parsed,
        Func<Cluster, ServiceTemplate, Task<int>> run,
        CancellationToken cancellation
    )
    {
        using var cluster = options.Connect(parsed);
        try
        {
            terminal.Report($"reading the service in namespace {cluster.Namespace}");
            return await run(cluster, await options.TemplateAsync(parsed, cluster, cancellation));
        }
        catch (JobFailedException failed)
        {
            terminal.WriteError(failed.Message);
            return ExitCode.Failed;
        }
        catch (HttpOperationException refused)
        {
            terminal.WriteError($"The cluster refuses: {ClusterAnswer.Of(refused)}");
            return ExitCode.Failed;
        }
        catch (HttpRequestException unreachable)
        {
            terminal.WriteError(
                $"The cluster cannot be reached: {unreachable.Message.TrimEnd('.')}. Check the kubeconfig and the network."
            );
            return ExitCode.Failed;
        }
    }

    /// <summary>The options that were given, for the command in a pod; the models registry is the service's unless one is given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="template">Knows the service's registry.</param>
    /// <param name="without">Options that are for this machine only.</param>
    /// <exception cref="InputException">Nobody says where the models are.</exception>
    public IReadOnlyList<string> ArgumentsOf(
        ParseResult parsed,
        ServiceTemplate template,
        IReadOnlyList<Option> without
    )
    {
        List<string> arguments =
        [
            .. parsed
                .CommandResult.Children.OfType<OptionResult>()
                .Where(x => !x.Implicit && !x.Option.Recursive)
                .Where(x => !without.Contains(x.Option) && !options.All.Contains(x.Option))
                .OrderBy(x => x.Option.Name, StringComparer.Ordinal)
                .SelectMany(x => x.Tokens.Select(y => y.Value).Prepend(x.Option.Name)),
        ];
        if (arguments.Contains(registry.Name))
            return arguments;
        return
        [
            .. arguments,
            registry.Name,
            template.Registry
                ?? throw new InputException(
                    $"Deployment \"{template.Name}\" does not say where its models are.",
                    $"Give {registry.Name}, as its pods see it."
                ),
        ];
    }
}
