using Delivery.Deployment;
using Delivery.Docker;
using Delivery.Outcomes;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace Delivery.Components;

/// <summary>Models that stay young, as a process of its own: images carry the application, the registry carries the models.</summary>
public interface IRetraining : IHazEnvironments, IPipelines
{
    [Parameter("The environment whose models are retrained: Development by default, which is artifacts/registry.")]
    string ModelsOf => TryGetValue(() => ModelsOf) ?? Environments.Development.Name;

    [Parameter(
        "What DriftCheck compares with the data of training: a file, or the folder of the sources, of which the days after training are taken; --data by default."
    )]
    AbsolutePath NewData => TryGetValue(() => NewData) ?? Data;

    [Parameter("Whether drift fails DriftCheck, with exit code 3.")]
    bool FailOnDrift => TryGetValue<bool?>(() => FailOnDrift) ?? false;

    [Parameter("Whether to retrain without drift, too.")]
    bool OnSchedule => TryGetValue<bool?>(() => OnSchedule) ?? false;

    /// <summary>The report of the last drift check.</summary>
    AbsolutePath DriftDirectory => ReportDirectory / "drift";

    /// <summary>Where the report and the decision of the last retraining are.</summary>
    AbsolutePath RetrainingDirectory => ReportDirectory / "retraining";

    Target ModelsAtHand =>
        _ =>
            _.Unlisted()
                // Before anything that takes its time.
                .Before<IImages>(x => x.BuildImage)
                .Executes(() => this.Run(RequireModelsAtHand));

    Target DriftCheck =>
        _ =>
            _.Description(
                    "Compares new data with what the champion was trained on, in the release image, and writes the report; for schedules"
                )
                .DependsOn(ModelsAtHand)
                .DependsOn<IImages>(x => x.ReleaseImage)
                .Produces(DriftDirectory)
                .Executes(() =>
                    this.Run(async () =>
                    {
                        var file = NewData.FileExists() ? NewData.Name : null;
                        var exitCode = await RunApplicationAsync(
                            nameof(DriftCheck),
                            mayWriteModels: false,
                            file is null ? NewData : NewData.Parent!,
                            "new-data",
                            DriftDirectory,
                            ApplicationCommands.Of(
                                ModelsEnvironment,
                                ApplicationRun.Models,
                                "drift",
                                "--input",
                                file is null ? ApplicationRun.Data : $"{ApplicationRun.Data}/{file}"
                            )
                        );
                        var outcome = DriftOutcome.Of(exitCode, FailOnDrift);
                        Conclude(nameof(DriftCheck), outcome.Words, outcome.BuildExitCode, DriftDirectory);
                    })
                );

    Target Retrain =>
        _ =>
            _.Description(
                    "Retrains in the release image where the data have drifted, and replaces the champion if the new model is as good; for schedules"
                )
                .DependsOn(ModelsAtHand)
                .DependsOn<IImages>(x => x.ReleaseImage)
                .Produces(RetrainingDirectory)
                .Executes(() =>
                    this.Run(async () =>
                    {
                        var exitCode = await RunApplicationAsync(
                            nameof(Retrain),
                            mayWriteModels: true,
                            Data,
                            "data",
                            RetrainingDirectory,
                            ApplicationCommands.Retrain(ModelsEnvironment, ApplicationRun.Models, OnSchedule, Model)
                        );
                        var outcome = RetrainingOutcome.Of(exitCode);
                        Conclude(nameof(Retrain), outcome.Words, outcome.BuildExitCode, RetrainingDirectory);
                    })
                );

    /// <summary>Tells the outcome and where the report is; what went wrong ends the build.</summary>
    private void Conclude(string target, string words, int exitCode, AbsolutePath results)
    {
        ReportSummary(_ =>
            _.AddPair(ModelsEnvironment.Name, words)
                .AddPair("Report", RootDirectory.GetUnixRelativePathTo(results / "report"))
        );
        if (exitCode != 0)
            throw StopException.With(exitCode, $"{target}: {words}.");
    }

    /// <summary>The environment that <see cref="ModelsOf"/> names, with what was given for this run.</summary>
    /// <exception cref="StopException">There is none (exit code 2).</exception>
    DeploymentEnvironment ModelsEnvironment =>
        Chain.FirstOrDefault(x => x.Name.Equals(ModelsOf, StringComparison.OrdinalIgnoreCase))
        ?? throw StopException.Refused(
            $"--models-of {ModelsOf}: there is no such environment. There are: {string.Join(", ", Chain.Select(x => x.Name))}."
        );

    private Task RequireModelsAtHand()
    {
        var environment = ModelsEnvironment;
        if (environment.Target == DeployTargetKind.Kubernetes)
            throw StopException.Refused(
                $"The models of {environment.Name} are on a cluster, where only pods see them. "
                    + "Let the cluster retrain: Kubernetes.Retraining in the table of environments."
            );
        // Docker would make the folder, as root.
        if (environment.Models.Folder is { } folder && !Directory.Exists(Path.GetFullPath(folder, RootDirectory)))
            throw StopException.Refused(
                $"There is no {folder}, which has the models of {environment.Name}. Train a model first: ./build.sh Train"
            );
        return Task.CompletedTask;
    }

    /// <summary>Runs a command of the application in the release image of the files that are checked out, beside the models of <see cref="ModelsOf"/>.</summary>
    /// <param name="target">The target that runs it.</param>
    /// <param name="mayWriteModels">Whether it may change the models registry.</param>
    /// <param name="data">The folder of the sources.</param>
    /// <param name="option">What names this folder.</param>
    /// <param name="results">Gets what the command leaves in <see cref="ApplicationRun.Results"/>.</param>
    /// <param name="arguments">The command and its arguments.</param>
    /// <returns>Its exit code.</returns>
    async Task<int> RunApplicationAsync(
        string target,
        bool mayWriteModels,
        AbsolutePath data,
        string option,
        AbsolutePath results,
        IReadOnlyList<string> arguments
    )
    {
        if (!data.DirectoryExists())
            throw StopException.Refused(
                $"{target}: there is no folder {data} with data. Give the folder with --{option}."
            );
        using var engine = await ConnectToDockerAsync(target);
        var tag = new ImageReference(null, ImageName, Docker.ReleaseImage.TreeTagOf(ReadWorkTree().Tree));
        results.CreateOrCleanDirectory();
        return await new ApplicationRun(engine, tag.ToString(), RootDirectory).RunAsync(
            ModelsEnvironment,
            arguments,
            data,
            results,
            mayWriteModels,
            line => Log.Information("{Line:l}", line)
        );
    }
}
