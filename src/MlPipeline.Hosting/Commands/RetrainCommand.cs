using System.CommandLine;
using MlPipeline.Pipelines;
using MlPipeline.Pipelines.Retraining;
using MlPipeline.Reports;

namespace MlPipeline.Hosting.Commands;

/// <summary><c>retrain</c>: replaces the champion if the data have drifted and a new model is at least as good.</summary>
static class RetrainCommand
{
    public static Command Create(MlProject project, CommonOptions common, Terminal terminal)
    {
        var alias = new Option<string>("--alias")
        {
            Description = "The alias whose model is to be replaced.",
            DefaultValueFactory = _ => Aliases.Champion,
            HelpName = "alias",
        };
        var model = new Option<string?>("--model")
        {
            Description =
                $"The candidate's family, by default the champion's own: {string.Join(", ", project.Families.Select(x => x.Name))}.",
            HelpName = "family",
        };
        var schedule = new Option<bool>("--on-schedule")
        {
            Description = "Goes on without drift, too. All other gates hold.",
        };
        var signature = new Option<bool>("--declare-signature-change")
        {
            Description = "Declares that the new model may take other fields than the champion.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Does everything but change the registry." };
        var output = new Option<string>("--output")
        {
            Description = "The folder of the report and of decision.json.",
            DefaultValueFactory = _ => "artifacts/reports/retraining",
            HelpName = "folder",
        };
        var command = new Command(
            "retrain",
            "Check for drift, compare a candidate with the champion, and replace it if the new model is at least as good and passes its tests."
                + " Exit codes: 0 promoted, 3 kept, 4 inconclusive, 5 the new model failed its tests, 6 another retraining is at work."
        )
        {
            common.Data,
            common.Registry,
            alias,
            model,
            schedule,
            signature,
            dryRun,
            output,
            common.Seed,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var registry = common.OpenRegistry(parsed);
                var request = new RetrainingRequest(
                    parsed.GetRequiredValue(alias),
                    parsed.GetValue(model),
                    parsed.GetValue(schedule) ? RetrainingTrigger.Schedule : RetrainingTrigger.Drift,
                    parsed.GetValue(signature),
                    parsed.GetValue(dryRun),
                    parsed.GetValue(common.Seed)
                );
                var result = new RetrainPipeline(
                    project,
                    registry,
                    new PackageTrialProcess(project),
                    TimeProvider.System,
                    terminal
                ).Run(
                    () => common.Load(parsed, terminal, cancellation),
                    request,
                    project.DriftLimits,
                    PackagedCode.Of(project),
                    cancellation
                );
                var folder = parsed.GetRequiredValue(output);
                terminal.Report($"writing the report to {folder}");
                RetrainingReport.Write(result, project, folder);
                Show(result.Decision, folder, terminal);
                return Task.FromResult(CodeOf(result.Decision.Outcome));
            }
        );
        return command;
    }

    static int CodeOf(RetrainingOutcome outcome) =>
        outcome switch
        {
            RetrainingOutcome.Promoted => ExitCode.Done,
            RetrainingOutcome.Kept => ExitCode.Refused,
            RetrainingOutcome.Inconclusive => ExitCode.Inconclusive,
            _ => ExitCode.ModelFailed,
        };

    static void Show(RetrainingDecision decision, string folder, Terminal terminal)
    {
        foreach (var gate in decision.Gates)
        {
            var answer = gate.Verdict switch
            {
                GateVerdict.Passed => "passed",
                GateVerdict.Refused => "no",
                GateVerdict.Inconclusive => "inconclusive",
                _ => "not asked",
            };
            terminal.WriteLine($"{answer, -13} {gate.Name}: {gate.Found}");
        }
        terminal.WriteLine(decision.Summary);
        terminal.WriteLine($"The report: {Path.Combine(folder, "index.html")}");
        terminal.WriteJson(
            new
            {
                decision.Outcome,
                decision.Summary,
                DryRun = decision.Request.IsDryRun,
                Champion = decision.Champion.Version,
                decision.NewModel,
                decision.Scores,
                decision.Gates,
                Decision = Path.Combine(folder, "decision.json"),
                Report = Path.Combine(folder, "index.html"),
            }
        );
    }
}
