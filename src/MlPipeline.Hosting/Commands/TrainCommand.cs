using System.CommandLine;
using MlPipeline.Hosting.Commands.OnKubernetes;
using MlPipeline.Pipelines;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Commands;

/// <summary><c>train</c>: trains on all rows, packages the model and registers it.</summary>
static class TrainCommand
{
    public static Command Create(MlProject project, CommonOptions common, Terminal terminal)
    {
        var model = new Option<string>("--model")
        {
            Description = $"The model family: {string.Join(", ", project.Families.Select(x => x.Name))}.",
            DefaultValueFactory = _ => project.DefaultFamily,
            HelpName = "family",
        };
        var alias = new Option<string?>("--alias")
        {
            Description =
                "An alias to point to the new version, such as champion. Without it the first version becomes champion, a later new one challenger.",
            HelpName = "alias",
        };
        var command = new Command("train", "Train on all rows, package the model and register it.")
        {
            model,
            common.Data,
            common.Registry,
            alias,
            common.Seed,
        };
        common.AddSplit(command);
        var on = new Option<string?>("--on")
        {
            Description =
                $"Where it is trained; without it in this process. {Place.Kubernetes}: in a job beside the service that is deployed there; --data and --registry are then as its pod sees them, and the registry is the service's unless one is given.",
            HelpName = Place.Kubernetes,
        };
        on.AcceptOnlyFromAmong(Place.Kubernetes);
        command.Options.Add(on);
        var cluster = new ClusterOptions();
        cluster.AddTo(command, x => Place.IsKubernetes(x.GetResult(on)));
        command.SetAction(
            async (parsed, cancellation) =>
            {
                if (parsed.GetValue(on) is not null)
                    return await new ClusterRun(
                        project.Name,
                        cluster,
                        common.Registry,
                        terminal,
                        TimeProvider.System
                    ).RunAsync(parsed, [on], cancellation);
                var family = project.Family(parsed.GetRequiredValue(model));
                var registry = common.OpenRegistry(parsed);
                var rows = common.Load(parsed, terminal, cancellation);
                var content = new TrainPipeline(project, terminal).Run(
                    rows,
                    common.SplitOf(parsed, rows),
                    family,
                    parsed.GetValue(common.Seed),
                    PackagedCode.Of(project),
                    cancellation: cancellation
                );
                terminal.Report($"registering the package in {parsed.GetRequiredValue(common.Registry)}");
                var registration = Register(registry, content);
                var name = parsed.GetValue(alias) ?? DefaultAlias(registry, registration);
                if (name is not null)
                    registry.SetAlias(name, registration.Version.Number, $"trained {family.Name}");
                Show(registration, content.Metadata, name, terminal);
                return ExitCode.Done;
            }
        );
        return command;
    }

    static string? DefaultAlias(IModelsRegistry registry, Registration registration) =>
        registration.AlreadyRegistered ? null
        : registry.Aliases().ContainsKey(Aliases.Champion) ? Aliases.Challenger
        : Aliases.Champion;

    static Registration Register(IModelsRegistry registry, PackageContent content)
    {
        var folder = Directory.CreateTempSubdirectory("mlpipeline-");
        try
        {
            var path = Path.Combine(folder.FullName, "package.zip");
            ModelPackage.Write(path, content);
            return registry.Register(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static void Show(Registration registration, PackageMetadata metadata, string? alias, Terminal terminal)
    {
        var version = registration.Version;
        var test = metadata.Metrics["test"];
        terminal.WriteLine(
            registration.AlreadyRegistered
                ? $"Version {version.Number} ({metadata.Family}) is this very package already: nothing was added."
                : $"Registered version {version.Number} ({metadata.Family})."
        );
        terminal.WriteLine(
            $"Held-out RMSE {Numbers.Text(test.Rmse)}, MAE {Numbers.Text(test.Mae)} {metadata.Signature.Output.Unit}"
                + $" over {test.Rows} rows ({metadata.Split?.Rule})."
        );
        if (alias is not null)
            terminal.WriteLine($"Alias {alias} → version {version.Number}");
        terminal.WriteLine($"Package SHA-256 {version.Sha256}");
        terminal.WriteJson(
            new
            {
                Version = version.Number,
                version.Sha256,
                registration.AlreadyRegistered,
                Alias = alias,
                metadata.Family,
                metadata.Metrics,
            }
        );
    }
}
