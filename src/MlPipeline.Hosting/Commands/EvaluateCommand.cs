using System.CommandLine;
using MlPipeline.Pipelines;
using MlPipeline.Reports;
using Spectre.Console;

namespace MlPipeline.Hosting.Commands;

/// <summary><c>evaluate</c>: trains on the earlier rows, tests on the later ones, and writes a report.</summary>
static class EvaluateCommand
{
    const string AllFamilies = "all";

    public static Command Create(MlProject project, CommonOptions common, Terminal terminal)
    {
        var model = new Option<string>("--model")
        {
            Description =
                $"The model family, or \"{AllFamilies}\": {string.Join(", ", project.Families.Select(x => x.Name))}.",
            DefaultValueFactory = _ => AllFamilies,
            HelpName = "family",
        };
        var output = new Option<string>("--output")
        {
            Description = "The folder of the report.",
            DefaultValueFactory = _ => "artifacts/reports/evaluation",
            HelpName = "folder",
        };
        var command = new Command("evaluate", "Train on the earlier rows, score on the later ones, and write a report.")
        {
            model,
            common.Data,
            output,
            common.Seed,
        };
        common.AddSplit(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var name = parsed.GetRequiredValue(model);
                var families = name == AllFamilies ? project.Families : [project.Family(name)];
                var split = common.SplitOf(parsed, common.Load(parsed, terminal, cancellation));
                var evaluation = new EvaluatePipeline(project, terminal).Run(
                    split,
                    families,
                    parsed.GetValue(common.Seed),
                    cancellation
                );
                var folder = parsed.GetRequiredValue(output);
                terminal.Report($"writing the report to {folder}");
                EvaluationReport.Write(evaluation, folder);
                Show(evaluation, folder, terminal);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    static void Show(Evaluation evaluation, string folder, Terminal terminal)
    {
        var unit = evaluation.LabelUnit is null ? "" : $" ({evaluation.LabelUnit})";
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("family");
        foreach (
            var header in (string[])
                ["features", $"test RMSE{unit}", "test MAE", "test R²", "train RMSE", "over-fitting"]
        )
            table.AddColumn(new TableColumn(Markup.Escape(header)).RightAligned());
        foreach (var family in evaluation.Families.OrderBy(x => x.Test.Rmse))
            table.AddRow(
                Markup.Escape(family.Family == evaluation.Best ? $"{family.Family} (best)" : family.Family),
                $"{family.FeatureCount}",
                Numbers.Text(family.Test.Rmse),
                Numbers.Text(family.Test.Mae),
                Numbers.Text(family.Test.R2),
                Numbers.Text(family.Train.Rmse),
                Markup.Escape(family.Fit.Words)
            );
        terminal.Write(table);
        terminal.WriteLine($"The report: {Path.Combine(folder, "index.html")}");
        terminal.WriteJson(
            new
            {
                evaluation.Best,
                evaluation.Baseline,
                evaluation.Split,
                Models = evaluation.Families.Select(x => new
                {
                    x.Family,
                    x.Train,
                    x.Test,
                    Verdict = x.Fit.Kind,
                }),
                Report = Path.Combine(folder, "index.html"),
            }
        );
    }
}
