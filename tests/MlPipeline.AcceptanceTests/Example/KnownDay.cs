using System.Globalization;
using System.Text.Json;

namespace MlPipeline.AcceptanceTests.Example;

/// <summary>A day of December 2014 with what the service needs to know of it, and the entries there were.</summary>
/// <param name="Day">The day.</param>
/// <param name="Row">What to ask the service, as JSON.</param>
/// <param name="Entries">What happened, in thousand entries.</param>
sealed record KnownDay(DateOnly Day, string Row, double Entries)
{
    static readonly string[] Texts = ["date", "games"];

    public bool IsWeekend => Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>All days of the month.</summary>
    public static IReadOnlyList<KnownDay> All { get; } = [.. Read("new_days.csv").Zip(Read("known_days.csv"), Of)];

    static KnownDay Of(Dictionary<string, string> inputs, Dictionary<string, string> known)
    {
        known["date"].ShouldBe(inputs["date"]);
        var row = inputs.ToDictionary(
            x => x.Key,
            x =>
                x.Value.Length == 0 ? null
                : Texts.Contains(x.Key) ? x.Value
                : (object)double.Parse(x.Value, CultureInfo.InvariantCulture)
        );
        return new KnownDay(
            DateOnly.Parse(known["date"], CultureInfo.InvariantCulture),
            JsonSerializer.Serialize(row),
            double.Parse(known["entries"], CultureInfo.InvariantCulture)
        );
    }

    /// <summary>Reads a file none of whose cells needs quotes.</summary>
    static IEnumerable<Dictionary<string, string>> Read(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, file));
        var names = lines[0].Split(',');
        return lines.Skip(1).Select(x => names.Zip(x.Split(',')).ToDictionary());
    }
}
