using System.Text.Json;
using MlPipeline.Features.Common;

namespace Ridership.Features.Calendar;

/// <summary>The numbers that follow from a date alone: the terms that the typical day is a sum of.</summary>
static class CalendarTerms
{
    /// <summary>Pairs of sine and cosine for the time of year; three follow a season with two or three peaks.</summary>
    const int Harmonics = 3;

    const double DaysPerYear = 365.25;

    static readonly DayKind[] Kinds = [.. Enum.GetValues<DayKind>().Where(x => x != DayKind.Ordinary)];

    /// <summary>The terms' names. Their order is that of <see cref="Fill"/>.</summary>
    public static FeatureNames Names { get; } =
        new([
            "trend",
            "trend_saturday",
            "trend_sunday",
            "trend_quiet_workday",
            .. Enum.GetValues<DayOfWeek>().Where(x => x != DayOfWeek.Monday).Select(x => $"is_{Snake(x.ToString())}"),
            .. Enumerable.Range(1, Harmonics).SelectMany(x => new[] { $"season_sin_{x}", $"season_cos_{x}" }),
            .. Kinds.Select(x => $"is_{Snake(x.ToString())}"),
        ]);

    /// <summary>Fills the terms of one day: <c>columns[term][row]</c>.</summary>
    /// <param name="day">The day.</param>
    /// <param name="firstDay">The day from which the trend counts, in years.</param>
    /// <param name="columns">One column per name.</param>
    /// <param name="row">The row to fill.</param>
    public static void Fill(DateOnly day, DateOnly firstDay, float[][] columns, int row)
    {
        var kind = DayKinds.Of(day);
        var years = (float)((day.DayNumber - firstDay.DayNumber) / DaysPerYear);
        var term = 0;
        Add(years);
        Add(day.DayOfWeek == DayOfWeek.Saturday ? years : 0);
        Add(day.DayOfWeek == DayOfWeek.Sunday || DayKinds.IsLikeSunday(kind) ? years : 0);
        Add(DayKinds.IsQuietWorkday(kind) ? years : 0);
        foreach (var weekday in Enum.GetValues<DayOfWeek>())
            if (weekday != DayOfWeek.Monday)
                Add(day.DayOfWeek == weekday ? 1 : 0);
        for (var harmonic = 1; harmonic <= Harmonics; harmonic++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * harmonic * day.DayOfYear / DaysPerYear);
            Add((float)sin);
            Add((float)cos);
        }
        foreach (var other in Kinds)
            Add(kind == other ? 1 : 0);

        void Add(float value) => columns[term++][row] = value;
    }

    static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
