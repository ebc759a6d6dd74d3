using System.CommandLine;
using MlPipeline.Drift;
using MlPipeline.Pipelines;
using MlPipeline.Reports;

namespace MlPipeline.Hosting.Commands;

/// <summary><c>drift</c>: compares new data with what a model was trained on, and writes a report.</summary>
static class DriftCommand
{
    /// <summary>Progress is told every so many rows.</summary>
    const int ProgressRows = 1_000_000;

    public static Command Create(MlProject project, CommonOptions common, Terminal terminal)
    {
        var input = new Option<string?>("--input")
        {
            Description =
                "The new rows: a CSV or Parquet file with the exported names of the fields, or a folder of sources, of which the days after training are taken. The label need not be there.",
            HelpName = "file|folder",
        };
        var log = new Option<string?>("--log")
        {
            Description = "The prediction log of a service (serve --prediction-log) in place of --input.",
            HelpName = "file",
        };
        var from = CommonOptions.Day(
            "--from",
            "The first day to look at; for a folder of sources by default the day after the last one trained on."
        );
        var output = new Option<string>("--output")
        {
            Description = "The folder of the report.",
            DefaultValueFactory = _ => "artifacts/reports/drift",
            HelpName = "folder",
        };
        var model = new ModelChoice(common);
        var limits = new DriftLimitOptions(project.DriftLimits);
        var command = new Command(
            "drift",
            "Compare new data with what a model was trained on. Exit code 0: stable, 3: drift, 4: too little to tell."
        )
        {
            input,
            log,
            from,
            output,
        };
        model.AddTo(command);
        limits.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(input) is null == result.GetValue(log) is null)
                result.AddError("Give the new rows: either --input or --log.");
        });
        command.SetAction(
            (parsed, cancellation) =>
            {
                var check = limits.Of(parsed);
                var (version, package) = model.Open(parsed, terminal);
                var baseline = BaselineProfile.Of(package);
                var rows = new DriftInput(project, package, version.Number);
                var path = parsed.GetValue(input) ?? parsed.GetRequiredValue(log)!;
                terminal.Report($"comparing {path} with {baseline.Rows} rows of training");
                var report = new DriftCheck(baseline, check, TimeProvider.System).Run(
                    Told(
                        parsed.GetValue(input) is null
                            ? rows.OfLog(path, cancellation)
                            : rows.OfPath(
                                path,
                                parsed.GetValue(from)
                                    ?? (Directory.Exists(path) ? baseline.LastDate?.AddDays(1) : null),
                                cancellation
                            ),
                        terminal
                    ),
                    cancellation
                );
                report = report with { Notes = [.. rows.Notes, .. report.Notes] };
                var folder = parsed.GetRequiredValue(output);
                terminal.Report($"writing the report to {folder}");
                var page = DriftPage.Write(report, new DriftSubject(project.Name, version, baseline), folder);
                DriftTable.Show(report, terminal);
                terminal.WriteLine($"The report: {Path.Combine(folder, "index.html")}");
                terminal.WriteJson(
                    new
                    {
                        Model = new { Version = version.Number, version.Family },
                        Limits = check,
                        Drift = report,
                        Report = page,
                    }
                );
                return Task.FromResult(
                    report.Verdict switch
                    {
                        DriftVerdict.Drifted => ExitCode.Refused,
                        DriftVerdict.Inconclusive => ExitCode.Inconclusive,
                        _ => ExitCode.Done,
                    }
                );
            }
        );
        return command;
    }

    static IEnumerable<DriftBatch> Told(IEnumerable<DriftBatch> batches, Terminal terminal)
    {
        long rows = 0;
        foreach (var batch in batches)
        {
            yield return batch;
            var before = rows / ProgressRows;
            rows += batch.Rows.RowCount;
            if (rows / ProgressRows > before)
                terminal.Report($"compared {rows:N0} rows");
        }
    }
}
