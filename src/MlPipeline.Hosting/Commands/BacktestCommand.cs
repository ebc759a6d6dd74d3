using System.CommandLine;
using System.Globalization;
using MlPipeline.Pipelines;
using MlPipeline.Pipelines.Backtesting;
using MlPipeline.Reports;
using Spectre.Console;

namespace MlPipeline.Hosting.Commands;

/// <summary><c>backtest</c>: replays history with models that are never retrained, on schedule, and on drift.</summary>
static class BacktestCommand
{
    static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    public static Command Create(MlProject project, CommonOptions common, Terminal terminal)
    {
        var from = new Option<DateOnly>("--from")
        {
            Description = "The first day, month or year to predict; what is before trains the first model.",
            HelpName = "yyyy[-MM[-dd]]",
            Required = true,
            CustomParser = result => Day(result, "--from", isEnd: false),
        };
        var to = new Option<DateOnly?>("--to")
        {
            Description = "The last day, month or year to predict; by default the last of the data.",
            HelpName = "yyyy[-MM[-dd]]",
            CustomParser = result => Day(result, "--to", isEnd: true),
        };
        var every = new Option<Cadence>("--every")
        {
            Description = "How often models are looked at: month, quarter or year.",
            DefaultValueFactory = _ => Cadence.Month,
        };
        var model = new Option<string>("--model")
        {
            Description =
                $"The family that all strategies train: {string.Join(", ", project.Families.Select(x => x.Name))}.",
            DefaultValueFactory = _ => project.DefaultFamily,
            HelpName = "family",
        };
        var output = new Option<string>("--output")
        {
            Description = "The folder of the report.",
            DefaultValueFactory = _ => "artifacts/reports/backtest",
            HelpName = "folder",
        };
        var command = new Command(
            "backtest",
            "Replay history: what retraining on drift would have brought and cost, beside never and on schedule."
        )
        {
            from,
            to,
            every,
            model,
            common.Data,
            output,
            common.Seed,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var request = new BacktestRequest(
                    project.Family(parsed.GetRequiredValue(model)),
                    parsed.GetValue(every),
                    parsed.GetValue(from),
                    parsed.GetValue(to),
                    parsed.GetValue(common.Seed)
                );
                var rows = common.Load(parsed, terminal, cancellation);
                var result = new BacktestPipeline(project, terminal).Run(
                    rows,
                    request,
                    project.DriftLimits,
                    cancellation
                );
                var folder = parsed.GetRequiredValue(output);
                terminal.Report($"writing the report to {folder}");
                BacktestReport.Write(result, folder);
                Show(result, folder, terminal);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    static DateOnly Day(System.CommandLine.Parsing.ArgumentResult result, string name, bool isEnd)
    {
        var text = result.Tokens[^1].Value;
        foreach (var format in Formats)
            if (DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return !isEnd || format == Formats[0]
                    ? day
                    : (format == Formats[1] ? day.AddMonths(1) : day.AddYears(1)).AddDays(-1);
        result.AddError($"{name} \"{text}\" is no day, month or year. Write it as 2006, 2006-01 or 2006-01-31.");
        return default;
    }

    static void Show(BacktestResult result, string folder, Terminal terminal)
    {
        var unit = result.Unit is null ? "" : $" ({result.Unit})";
        var every = result.Strategies[1];
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("retrained");
        foreach (
            var header in (string[])
                [
                    $"mean RMSE{unit}",
                    $"against {every.Title.ToLowerInvariant()}",
                    "against never",
                    "trainings",
                    "candidates",
                ]
        )
            table.AddColumn(new TableColumn(Markup.Escape(header)).RightAligned());
        foreach (var strategy in result.Strategies)
            table.AddRow(
                Markup.Escape(strategy.Title.ToLowerInvariant()),
                Numbers.Text(strategy.MeanRmse),
                Change(strategy.MeanRmse / every.MeanRmse - 1),
                Change(strategy.MeanRmse / result.Strategies[0].MeanRmse - 1),
                $"{strategy.Trainings}",
                $"{strategy.Candidates}"
            );
        terminal.Write(table);
        terminal.WriteLine($"{BacktestReport.Headline(result)}.");
        terminal.WriteLine($"The report: {Path.Combine(folder, "index.html")}");
        terminal.WriteLine($"The plot:   {Path.Combine(folder, BacktestReport.Plot)}");
        terminal.WriteJson(result);
    }

    static string Change(double share) => share.ToString("+0.0 %;-0.0 %;0.0 %", CultureInfo.InvariantCulture);
}
