using System.Globalization;
using MlPipeline.Pipelines;

namespace MlPipeline.Reports;

/// <summary>The words of one report: its label, its unit, and whether its rows are days.</summary>
sealed class Vocabulary
{
    /// <summary>Takes the words from an evaluation.</summary>
    public Vocabulary(Evaluation evaluation)
    {
        Label = evaluation.Label;
        Unit = string.IsNullOrWhiteSpace(evaluation.LabelUnit) ? "" : evaluation.LabelUnit;
        RowsAreDays =
            evaluation.Split.TestFrom is not null
            && evaluation.TestKeys.Distinct().Count() == evaluation.TestKeys.Count
            && evaluation.TestKeys.All(x => Day(x) is not null);
    }

    /// <summary>The words of a label.</summary>
    public Vocabulary(string label, string? unit, bool rowsAreDays)
    {
        Label = label;
        Unit = string.IsNullOrWhiteSpace(unit) ? "" : unit;
        RowsAreDays = rowsAreDays;
    }

    /// <summary>The label's name.</summary>
    public string Label { get; }

    /// <summary>The label's unit; empty where it has none.</summary>
    public string Unit { get; }

    /// <summary>Whether each row is a day of its own.</summary>
    public bool RowsAreDays { get; }

    /// <summary>The label with its unit, as an axis says it.</summary>
    public string LabelWithUnit => WithUnit(Label);

    /// <summary>The unit for a sentence that explains figures.</summary>
    public string InUnit => Unit.Length == 0 ? "in the label’s own unit" : $"in {Unit}";

    /// <summary>What a figure is, with the unit of the label.</summary>
    public string WithUnit(string what) => Unit.Length == 0 ? what : $"{what} ({Unit})";

    /// <summary>An amount of the label with its unit.</summary>
    public string Amount(double value, int significant = 2)
    {
        var digits = Digits.Significant(value, significant);
        return Unit.Length == 0 ? digits : $"{digits} {Unit}";
    }

    /// <summary>A number of rows, as days where they are.</summary>
    public string Rows(int count) => $"{Digits.Count(count)} {(RowsAreDays ? "day" : "row")}{(count == 1 ? "" : "s")}";

    /// <summary>A day in words: <c>1 January 2014</c>.</summary>
    public static string InWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The day that a row's key names, or null where it names none.</summary>
    public static DateOnly? Day(string key) =>
        DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
