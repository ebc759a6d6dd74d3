using System.Globalization;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Components;
using Serilog;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Delivery.Components;

/// <summary>The pipelines of the application, on the data of the repository.</summary>
public interface IPipelines : ICompile, IHazReports
{
    const string Alias = "champion";

    /// <summary>The application's assembly.</summary>
    AbsolutePath Application { get; }

    [Parameter("The model family to train; by default the application's choice.")]
    string? Model => TryGetValue(() => Model);

    [Parameter("The first day of the test set; 2014-01-01 by default.")]
    DateOnly TestFrom => TryGetValue<DateOnly?>(() => TestFrom) ?? new DateOnly(2014, 1, 1);

    [Parameter("The directory with the data; notebooks/dummy_data by default.")]
    AbsolutePath Data => TryGetValue(() => Data) ?? RootDirectory / "notebooks" / "dummy_data";

    [Parameter("The port that the service listens on; 8080 by default.")]
    int Port => TryGetValue<int?>(() => Port) ?? 8080;

    AbsolutePath EvaluationDirectory => ReportDirectory / "evaluation";

    AbsolutePath Report => EvaluationDirectory / "index.html";

    AbsolutePath Registry => ArtifactsDirectory / "registry";

    AbsolutePath Predictions => ArtifactsDirectory / "predictions" / "predictions.csv";

    Target Evaluate =>
        _ =>
            _.Description("Compares all model families on the test set, and writes the report")
                .DependsOn(Compile)
                .Inputs(ApplicationDirectory, Data)
                .Inputs(() => TestFrom)
                .Outputs(EvaluationDirectory)
                .Executes(() =>
                {
                    DotNet(
                        $"{Application} evaluate --model all --test-from {FirstTestDay} --data {Relative(Data)} --output {Relative(EvaluationDirectory)}",
                        workingDirectory: RootDirectory,
                        exitHandler: Check
                    );
                    Assert.FileExists(Report);
                });

    Target Train =>
        _ =>
            _.Description("Trains a model on all data, and registers it")
                .DependsOn(Compile)
                .Inputs(ApplicationDirectory, Data)
                .Inputs(() => TestFrom)
                .Inputs(() => Model)
                // Versions never change; their tags may, and so may the alias, which is for people to move.
                .Outputs(VersionsDirectory, "!**/tags.json")
                .Executes(TrainAndRegister);

    Target Predict =>
        _ =>
            _.Description("Predicts with the registered model")
                .DependsOn(Train)
                .Inputs(ApplicationDirectory, Data, VersionsDirectory, Registry / "aliases.json")
                .Outputs(Predictions)
                .Executes(() =>
                {
                    DotNet(
                        $"{Application} predict --data {Relative(Data)} --registry {Relative(Registry)} --alias {Alias} --output {Relative(Predictions)}",
                        workingDirectory: RootDirectory,
                        exitHandler: Check
                    );
                    Assert.FileExists(Predictions);
                });

    Target Serve =>
        _ =>
            _.Description(
                    "Serves the registered model on this machine until Ctrl-C; trains one first where there is none"
                )
                .DependsOn(Compile)
                .Executes(() =>
                {
                    if (!(Registry / "aliases.json").FileExists())
                        TrainAndRegister();
                    DotNet(
                        $"{Application} serve --registry {Relative(Registry)} --alias {Alias} --port {Port} --log-format text",
                        workingDirectory: RootDirectory,
                        exitHandler: Check
                    );
                });

    Target MainJob =>
        _ =>
            _.Description("Compiles, evaluates, trains, registers and predicts, and says where the results are")
                .DependsOn(Compile, Evaluate, Train, Predict)
                .Executes(() =>
                {
                    Log.Information("Report:      {Path}", Relative(Report));
                    Log.Information("Registry:    {Path}", Relative(Registry));
                    Log.Information("Predictions: {Path}", Relative(Predictions));
                });

    private void TrainAndRegister() =>
        DotNet(
            $"{Application} train --test-from {TestFrom:yyyy-MM-dd} --data {Relative(Data)} --registry {Relative(Registry)} --alias {Alias}{ModelOption:nq}",
            workingDirectory: RootDirectory,
            exitHandler: Check
        );

    private AbsolutePath ApplicationDirectory => Application / ..;

    private AbsolutePath VersionsDirectory => Registry / "versions";

    private string FirstTestDay => TestFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string ModelOption => Model is null ? "" : $" --model \"{Model}\"";

    /// <summary>Paths as a reader of the log or of the report would write them, on any machine the same.</summary>
    private string Relative(AbsolutePath path) =>
        RootDirectory.Contains(path) ? RootDirectory.GetUnixRelativePathTo(path) : path;

    private static object? Check(IProcess process)
    {
        var errors = process.Output.Where(x => x.Type == OutputType.Err).Select(x => x.Text);
        Assert.True(
            process.ExitCode == 0,
            $"The application exited with code {process.ExitCode}: {string.Join('\n', errors)}"
        );
        return null;
    }
}
