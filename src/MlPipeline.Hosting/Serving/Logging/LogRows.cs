using System.Globalization;
using System.Text.Json;
using MlPipeline.DataLoaders;
using MlPipeline.Drift;
using MlPipeline.Fields;

namespace MlPipeline.Hosting.Serving.Logging;

/// <summary>Collects the lines of a prediction log into columns.</summary>
sealed class LogRows
{
    readonly List<double>?[] numbers;
    readonly List<DateOnly?>?[] days;
    readonly List<string?>?[] texts;
    readonly IReadOnlyList<Field> fields;
    readonly Dictionary<string, int> places;
    List<double> predictions = [];

    public LogRows(IReadOnlyList<Field> fields)
    {
        this.fields = fields;
        places = fields.Index().ToDictionary(x => x.Item.Name, x => x.Index, StringComparer.Ordinal);
        numbers = [.. fields.Select(x => x.Type == FieldType.Number ? new List<double>() : null)];
        days = [.. fields.Select(x => x.Type == FieldType.Date ? new List<DateOnly?>() : null)];
        texts = [.. fields.Select(x => x.Type == FieldType.Text ? new List<string?>() : null)];
    }

    /// <summary>The number of rows.</summary>
    public int Count => predictions.Count;

    /// <summary>Adds a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="modelVersion">The version whose predictions count.</param>
    public void Add(JsonElement line, int modelVersion)
    {
        var prediction =
            line.GetProperty("modelVersion").GetInt32() == modelVersion
                ? line.GetProperty("prediction").GetDouble()
                : double.NaN;
        var values = new JsonElement[fields.Count];
        foreach (var input in line.GetProperty("inputs").EnumerateObject())
            if (places.TryGetValue(input.Name, out var place))
                values[place] = input.Value;
        // Parsed whole first: a line that cannot be used leaves no part of itself.
        object?[] parsed = [.. values.Select((x, place) => Parse(x, fields[place].Type))];
        for (var place = 0; place < parsed.Length; place++)
        {
            numbers[place]?.Add(parsed[place] as double? ?? double.NaN);
            days[place]?.Add(parsed[place] as DateOnly?);
            texts[place]?.Add(parsed[place] as string);
        }
        predictions.Add(prediction);
    }

    /// <summary>Hands the rows out, and starts anew.</summary>
    public DriftBatch Complete()
    {
        Column[] columns =
        [
            .. fields.Select(
                (field, place) =>
                    numbers[place] is { } values ? new NumberColumn(field, values.ToArray())
                    : days[place] is { } dates ? DateColumn.Of(field, dates)
                    : (Column)TextColumn.Of(field, texts[place]!)
            ),
        ];
        var batch = new DriftBatch(new Dataset(columns), predictions);
        predictions = [];
        foreach (var place in Enumerable.Range(0, fields.Count))
        {
            numbers[place]?.Clear();
            days[place]?.Clear();
            texts[place]?.Clear();
        }
        return batch;
    }

    static object? Parse(JsonElement value, FieldType type) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null
        : type == FieldType.Number ? value.GetDouble()
        : type == FieldType.Date ? DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : value.GetString();
}
