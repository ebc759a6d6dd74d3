using System.Globalization;

namespace MlPipeline.DataLoaders.Joining;

/// <summary>A joined source in memory: finds the row of each key, and counts what matched.</summary>
sealed class JoinedSource
{
    readonly bool isRequired;
    readonly Dataset data;
    readonly KeyReader reader;
    readonly Dictionary<long, int> rowOfKey;
    readonly bool[] asked;
    readonly string source;
    readonly List<(int First, int Second)> doubled = [];
    int askedRows;
    long matched;
    long unmatched;
    string? firstUnmatched;

    public JoinedSource(Join join, KeyReader reader, CancellationToken cancellation)
    {
        source = join.Loader.Source;
        isRequired = join.IsRequired;
        this.reader = reader;
        data = join.Loader.Load(cancellation);
        asked = new bool[data.RowCount];
        rowOfKey = new Dictionary<long, int>(data.RowCount);
        var keys = reader.Read(data);
        for (var row = 0; row < keys.Length; row++)
            if (keys[row] == KeyReader.Missing)
                throw new InputException(
                    Invariant($"Column \"{reader.Key}\" ({source}, row {row + 1}) is empty, expected a key."),
                    "Fill it, or take the row out of the source."
                );
            else if (!rowOfKey.TryAdd(keys[row], row))
                doubled.Add((rowOfKey[keys[row]], row));
    }

    /// <summary>The columns that the join adds.</summary>
    public IEnumerable<Column> Columns => data.Columns.Where(x => x.Field.Name != reader.Key.Name);

    public JoinedSourceReport Report =>
        new(source, data.RowCount, matched, unmatched, data.RowCount - askedRows, doubled.Count);

    /// <exception cref="InputException">A key occurs twice, or a field that the join can leave missing is not optional.</exception>
    public void Check(string baseSource)
    {
        if (doubled is [var (first, second), ..])
            throw new InputException(
                Invariant($"{Key(data, first)} occurs twice in {source} (rows {first + 1} and {second + 1}; ")
                    + Invariant($"{doubled.Count} such rows in all): it would multiply the rows of {baseSource}."),
                "Take all but one of the rows out of the source."
            );
        if (!isRequired && Columns.FirstOrDefault(x => !x.Field.MayBeMissing) is { } column)
            throw new InputException(
                $"Field \"{column.Field}\" comes from {source} by an optional join, which can leave it missing.",
                "Declare it nullable in Fields, or make the join required."
            );
    }

    /// <summary>The joined columns for a batch of the base.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="rowsBefore">How many rows of the base came before it.</param>
    public IEnumerable<Column> Match(Dataset batch, long[] keys, long rowsBefore)
    {
        var rows = new int[keys.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            if (keys[i] != KeyReader.Missing && rowOfKey.TryGetValue(keys[i], out rows[i]))
            {
                matched++;
                if (!asked[rows[i]])
                    askedRows++;
                asked[rows[i]] = true;
                continue;
            }
            rows[i] = -1;
            unmatched++;
            firstUnmatched ??= Invariant($"{Key(batch, i)} (row {rowsBefore + i + 1})");
        }
        return Columns.Select(x => x.Take(rows));
    }

    /// <exception cref="InputException">The join is required, and a row of the base had no match.</exception>
    public void CheckMatches(string baseSource)
    {
        if (isRequired && unmatched > 0)
            throw new InputException(
                Invariant(
                    $"{unmatched} rows of {baseSource} have no match in {source}; the first is {firstUnmatched}."
                ),
                $"Complete {source}, or make the join optional."
            );
    }

    string Key(Dataset rows, int row)
    {
        var column = rows.Select(reader.Key).Columns[0];
        var value = column.IsMissing(row) ? "without a value" : column.Display(row);
        return $"Key \"{reader.Key}\" {value}";
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
