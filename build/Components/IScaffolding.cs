using Delivery.Outcomes;
using Delivery.Scaffolding;
using Nuke.Common;
using Nuke.Common.Utilities.Collections;
using Serilog;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Delivery.Components;

/// <summary>Something new by one command: a file in the right room, registered, with a test that fails until it is written.</summary>
public interface IScaffolding : IRestore
{
    /// <summary>The project in <c>src</c> that models, features and loaders belong to.</summary>
    string OwnProject { get; }

    [Parameter("What New makes: Model, Feature, Loader or Environment.")]
    ScaffoldKind? What => TryGetValue<ScaffoldKind?>(() => What);

    [Parameter("What New calls it, as a type: GradientForest.")]
    string? Name => TryGetValue(() => Name);

    Target New =>
        _ =>
            _.Description(
                    "Starts a model, feature, loader or environment, registered, with a test that fails until it is written: --what model --name GradientForest"
                )
                .DependsOn(Restore)
                .Executes(() =>
                    this.Run(() =>
                    {
                        var kind =
                            What
                            ?? throw StopException.Refused(
                                $"New needs to know what: --what {string.Join('|', Enum.GetNames<ScaffoldKind>()).ToLowerInvariant()}."
                            );
                        var name = ScaffoldName.Parse(Name);
                        var plan = new ScaffoldPlanner(RootDirectory, OwnProject).Plan(kind, name);
                        plan.Write(RootDirectory);
                        DotNet(
                            $"csharpier format {string.Join(' ', plan.Files.Select(x => x.Path)):nq}",
                            workingDirectory: RootDirectory,
                            logOutput: false
                        );
                        foreach (var file in plan.NewFiles)
                            Log.Information("{Path:l}: written", file.Path);
                        if (plan.Changed is { } changed)
                            Log.Information("{Path:l}: registered", changed.Path);
                        Log.Information("{Next:l}", plan.Next);
                        ReportSummary(_ => _.AddPair("New", $"{kind.ToString().ToLowerInvariant()} {name.Type}"));
                        return Task.CompletedTask;
                    })
                );
}
