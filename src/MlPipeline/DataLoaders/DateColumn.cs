using System.Globalization;
using MlPipeline.Fields;

namespace MlPipeline.DataLoaders;

/// <summary>A column of calendar days, kept as day numbers; a missing one is −1.</summary>
public sealed class DateColumn : Column
{
    readonly ReadOnlyMemory<int> dayNumbers;

    /// <summary>Wraps day numbers (<see cref="DateOnly.DayNumber"/>) without copying them.</summary>
    public DateColumn(Field field, ReadOnlyMemory<int> dayNumbers)
        : base(field, dayNumbers.Length) => this.dayNumbers = dayNumbers;

    /// <summary>The day number of each row (days since 0001-01-01), or −1 where missing.</summary>
    public ReadOnlySpan<int> DayNumbers => dayNumbers.Span;

    /// <summary>The day of a row, or null where missing.</summary>
    public DateOnly? this[int row] => DayNumbers[row] < 0 ? null : DateOnly.FromDayNumber(DayNumbers[row]);

    /// <summary>A column of the given days.</summary>
    public static DateColumn Of(Field field, IEnumerable<DateOnly?> days) =>
        new(field, days.Select(x => x?.DayNumber ?? -1).ToArray());

    public override bool IsMissing(int row) => DayNumbers[row] < 0;

    public override string Display(int row) => this[row]?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    public override Column Take(ReadOnlySpan<int> rows)
    {
        var source = DayNumbers;
        var taken = new int[rows.Length];
        for (var i = 0; i < taken.Length; i++)
            taken[i] = rows[i] < 0 ? -1 : source[rows[i]];
        return new DateColumn(Field, taken);
    }

    public override Column Slice(int start, int count) => new DateColumn(Field, dayNumbers.Slice(start, count));
}
