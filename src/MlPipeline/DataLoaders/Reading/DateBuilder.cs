using System.Globalization;
using MlPipeline.Fields;

namespace MlPipeline.DataLoaders.Reading;

/// <summary>Collects a column of days; text is parsed once per distinct text, since days recur.</summary>
sealed class DateBuilder(SourceField column, string source, int capacity) : ColumnBuffer<int>(column, source, capacity)
{
    const int NotADay = -2;

    // Databases and data frames write a day as its midnight.
    public static readonly string[] Iso = ["yyyy-MM-dd", "yyyy-MM-dd 00:00:00", "yyyy-MM-ddT00:00:00"];
    static readonly int UnixEpoch = new DateOnly(1970, 1, 1).DayNumber;

    readonly string[] formats = column.Format is null ? Iso : [column.Format];
    readonly Utf8Dictionary texts = new();
    readonly List<int> dayOfText = [];

    public override void Append(DuckDbQuery.Vector vector, int start, int count)
    {
        for (var i = start; i < start + count; i++)
        {
            Add(
                vector.IsMissing(i) ? Missing(Count, -1)
                : vector.IsText ? Parse(texts.Code(vector.Utf8(i)))
                : Day(vector.Days[i])
            );
        }
    }

    public override void Append(object value) =>
        Add(
            value switch
            {
                DBNull => Missing(Count, -1),
                DateOnly x => x.DayNumber,
                DateTime x => DateOnly.FromDateTime(x).DayNumber,
                DateTimeOffset x => DateOnly.FromDateTime(x.DateTime).DayNumber,
                string x => Parse(texts.Code(x)),
                _ => throw NotOfType(Count, value),
            }
        );

    protected override Column Build(ReadOnlyMemory<int> days) => new DateColumn(Field, days);

    /// <summary>Reads a day that is written in one of the formats; blanks around it do not matter.</summary>
    public static bool TryParse(string text, string[] formats, out int dayNumber)
    {
        var isDay = DateOnly.TryParseExact(
            text.Trim(),
            formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        );
        dayNumber = day.DayNumber;
        return isDay;
    }

    int Parse(int code)
    {
        if (code == dayOfText.Count)
            dayOfText.Add(ParseText(texts[code]));
        return dayOfText[code] switch
        {
            -1 => Missing(Count, -1),
            NotADay => throw NotOfType(Count, texts[code]),
            var day => day,
        };
    }

    int ParseText(string text) =>
        text.Length == 0 || (Field.MayBeMissing && CellError.IsMissingMarker(text)) ? -1
        : TryParse(text, formats, out var day) ? day
        : NotADay;

    // DuckDB counts from 1970 and knows days before the year 1, after 9999, and infinite ones.
    int Day(int sinceEpoch)
    {
        var day = (long)sinceEpoch + UnixEpoch;
        return day >= 0 && day <= DateOnly.MaxValue.DayNumber
            ? (int)day
            : throw NotOfType(Count, $"{sinceEpoch} days after 1970-01-01");
    }
}
