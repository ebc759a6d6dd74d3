using System.Globalization;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.Pipelines;

/// <summary>Tells rows apart by one property, so that errors can be looked at slice by slice.</summary>
/// <param name="Name">The property, for example <c>Weekday</c>.</param>
/// <param name="Slices">The names of its slices, in their natural order.</param>
/// <param name="Of">The slice of each row, by its place in <paramref name="Slices"/>; −1 for a row that is in none.</param>
public sealed record Slicing(string Name, IReadOnlyList<string> Slices, Func<Dataset, int[]> Of)
{
    static DateTimeFormatInfo Names => CultureInfo.InvariantCulture.DateTimeFormat;

    /// <summary>By the weekday, Monday first, as ISO 8601 has it.</summary>
    public static Slicing Weekday(Field date) =>
        ByDay(
            "Weekday",
            date,
            [.. Enumerable.Range(0, 7).Select(x => Names.GetDayName((DayOfWeek)((x + 1) % 7)))],
            day => ((int)day.DayOfWeek + 6) % 7
        );

    /// <summary>By the month of the year.</summary>
    public static Slicing Month(Field date) =>
        ByDay("Month", date, [.. Enumerable.Range(1, 12).Select(Names.GetMonthName)], day => day.Month - 1);

    /// <summary>By what follows from the day.</summary>
    /// <param name="name">The property.</param>
    /// <param name="date">The field with the day.</param>
    /// <param name="slices">The names of the slices.</param>
    /// <param name="slice">The place of a day's slice among them, or −1.</param>
    public static Slicing ByDay(string name, Field date, IReadOnlyList<string> slices, Func<DateOnly, int> slice) =>
        new(
            name,
            slices,
            rows =>
            {
                var days = rows.Date(date);
                return [.. Enumerable.Range(0, days.Count).Select(row => days[row] is { } day ? slice(day) : -1)];
            }
        );

    /// <summary>The rows of each slice that has any, by the slice's name, in the order of the slices.</summary>
    public IReadOnlyList<(string Slice, IReadOnlyList<int> Rows)> RowsOf(Dataset rows)
    {
        var members = Slices.Select(_ => new List<int>()).ToArray();
        foreach (var (row, slice) in Of(rows).Index())
            if (slice >= 0)
                members[slice].Add(row);
        return
        [
            .. Slices
                .Select((slice, place) => (slice, (IReadOnlyList<int>)members[place]))
                .Where(x => x.Item2.Count > 0),
        ];
    }
}
