using System.Globalization;

namespace MlPipeline.IntegrationTests.Example.Retraining;

/// <summary>The example's sources as they were on a day: what came later is not there yet.</summary>
sealed class CutData
{
    /// <summary>Fewer years are enough to retrain on, and quicker.</summary>
    static readonly DateOnly First = new(2007, 1, 1);

    const string Label = "Clark/Lake (today)";
    const string Entries = "entries.csv";

    public CutData(TemporaryFolder folder)
    {
        Folder = folder.CopyOfData();
        Until(new DateOnly(2009, 6, 30));
    }

    public string Folder { get; }

    string Path => System.IO.Path.Combine(Folder, Entries);

    /// <summary>Lets the entries end with a day. The other sources may know of later ones, as a forecast does.</summary>
    public void Until(DateOnly last)
    {
        var lines = File.ReadAllLines(System.IO.Path.Combine(CommandLine.Data, Entries));
        File.WriteAllLines(Path, [lines[0], .. lines[1..].Where(x => DayOf(x) >= First && DayOf(x) <= last)]);
    }

    /// <summary>Takes the label from the last rows.</summary>
    public void TakeLabels(int rows)
    {
        var lines = File.ReadAllLines(Path);
        var label = Array.IndexOf(lines[0].Split(','), Label);
        for (var row = lines.Length - rows; row < lines.Length; row++)
        {
            var cells = lines[row].Split(',');
            cells[label] = "";
            lines[row] = string.Join(',', cells);
        }
        File.WriteAllLines(Path, lines);
    }

    /// <summary>Leaves the last row only.</summary>
    public void KeepOneRow()
    {
        var lines = File.ReadAllLines(Path);
        File.WriteAllLines(Path, [lines[0], lines[^1]]);
    }

    static DateOnly DayOf(string line) =>
        DateOnly.ParseExact(
            line[..line.IndexOf(',', StringComparison.Ordinal)],
            "M/d/yyyy",
            CultureInfo.InvariantCulture
        );
}
