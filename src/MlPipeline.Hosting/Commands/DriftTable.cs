using MlPipeline.Drift;
using MlPipeline.Reports;
using Spectre.Console;

namespace MlPipeline.Hosting.Commands;

/// <summary>Shows a drift check to people: the verdict, what has drifted, and what to know beside it.</summary>
static class DriftTable
{
    /// <summary>So many fields are shown when none has drifted.</summary>
    const int FewestShown = 3;

    public static void Show(DriftReport report, Terminal terminal)
    {
        (string Name, FieldDrift Drift)[] shown =
        [
            .. new[] { ("error", report.Error), ("label", report.Label), ("prediction", report.Prediction) }
                .Where(x => x.Item2 is not null)
                .Select(x => (x.Item1, x.Item2!)),
            .. report
                .Fields.Where((x, i) => i < FewestShown || x.Verdict == DriftVerdict.Drifted)
                .Select(x => (x.Field, x)),
        ];
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("what", "verdict");
        foreach (var header in (string[])["then", "now", "distance", "limit", "p, adjusted", "PSI", "missing"])
            table.AddColumn(new TableColumn(header).RightAligned());
        table.AddColumn("what happened");
        foreach (var (name, drift) in shown)
            table.AddRow([
                .. (
                    (string[])
                        [name, drift.Verdict.ToString().ToLowerInvariant(), .. DriftCells.Of(drift), drift.Hint ?? ""]
                ).Select(Markup.Escape),
            ]);
        terminal.WriteLine($"{report.Verdict}. {report.Reason}");
        terminal.Write(table);
        if (report.Fields.Count > shown.Length)
            terminal.WriteLine($"All {report.Fields.Count} fields are in the report.");
        foreach (var note in report.Notes)
            terminal.WriteLine($"Note: {note}");
    }
}
