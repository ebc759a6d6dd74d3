using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using MlPipeline.Fields;

namespace MlPipeline.DataLoaders;

/// <summary>Rows of fields, kept column by column. Immutable.</summary>
public sealed class Dataset
{
    /// <summary>Puts columns of equal length side by side.</summary>
    /// <exception cref="ArgumentException">The columns differ in length, or two belong to one field.</exception>
    public Dataset(params IReadOnlyList<Column> columns)
    {
        if (columns.Any(x => x.Count != columns[0].Count))
            throw new ArgumentException("All columns of a dataset have the same number of rows.", nameof(columns));
        Columns = columns;
        RowCount = columns.Count == 0 ? 0 : columns[0].Count;
        Places = PlacesOf(columns.Select(x => x.Field));
    }

    /// <summary>The same for columns whose places are known already: a dataset of one row costs little more than its columns.</summary>
    internal Dataset(IReadOnlyList<Column> columns, Dictionary<string, int> places)
    {
        Columns = columns;
        RowCount = columns.Count == 0 ? 0 : columns[0].Count;
        Places = places;
    }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>How many rows there are.</summary>
    public int RowCount { get; }

    /// <summary>The place of each field by its name; datasets that were made alike share one.</summary>
    internal Dictionary<string, int> Places { get; }

    /// <summary>Whether the dataset has a column for <paramref name="field"/>.</summary>
    public bool Has(Field field) => Places.ContainsKey(field.Name);

    /// <summary>The numbers of a field.</summary>
    /// <exception cref="InputException">The dataset does not have it.</exception>
    public NumberColumn Number(Field field) => Get<NumberColumn>(field);

    /// <summary>The texts of a field.</summary>
    /// <exception cref="InputException">The dataset does not have it.</exception>
    public TextColumn Text(Field field) => Get<TextColumn>(field);

    /// <summary>The days of a field.</summary>
    /// <exception cref="InputException">The dataset does not have it.</exception>
    public DateColumn Date(Field field) => Get<DateColumn>(field);

    /// <summary>The same rows with the given fields only, in the given order.</summary>
    /// <exception cref="InputException">The dataset lacks one of them.</exception>
    public Dataset Select(params IEnumerable<Field> fields) => new([.. fields.Select(Get<Column>)]);

    /// <summary>The given rows, in the given order; −1 stands for a row of missing values.</summary>
    public Dataset Take(ReadOnlySpan<int> rows)
    {
        var taken = new Column[Columns.Count];
        for (var i = 0; i < taken.Length; i++)
            taken[i] = Columns[i].Take(rows);
        return new Dataset(taken);
    }

    /// <summary>A run of rows, without copying them.</summary>
    public Dataset Slice(int start, int count) => new([.. Columns.Select(x => x.Slice(start, count))], Places);

    /// <summary>SHA-256 over names, types and values, 32 bytes: the same rows give the same hash, however they were read.</summary>
    public byte[] Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var column in Columns)
        {
            Text($"{column.Field.Name}\0{column.Field.Type}\0{column.Count}\0");
            switch (column)
            {
                case NumberColumn number:
                    hash.AppendData(MemoryMarshal.AsBytes(number.Values));
                    break;
                case DateColumn date:
                    hash.AppendData(MemoryMarshal.AsBytes(date.DayNumbers));
                    break;
                case TextColumn text:
                    // Texts and not codes: these depend on the order in which a reader met the texts.
                    for (var row = 0; row < text.Count; row++)
                        Text(text[row] is { } value ? $"{value.Length}:{value}" : "-");
                    break;
            }
        }
        return hash.GetHashAndReset();

        void Text(string value) => hash.AppendData(Encoding.UTF8.GetBytes(value));
    }

    /// <summary>The place of each field by its name.</summary>
    /// <exception cref="ArgumentException">Two fields have one name.</exception>
    internal static Dictionary<string, int> PlacesOf(IEnumerable<Field> fields) =>
        fields
            .Select((field, place) => (field.Name, place))
            .ToDictionary(x => x.Name, x => x.place, StringComparer.Ordinal);

    /// <summary>The place of a field among the columns.</summary>
    /// <exception cref="InputException">The dataset does not have it.</exception>
    internal int PlaceOf(Field field) =>
        Places.TryGetValue(field.Name, out var place)
            ? place
            : throw new InputException(
                $"Field \"{field.Name}\" is not in the data; there are {string.Join(", ", Places.Keys)}.",
                "Add the source that has it, or take it out of what reads it."
            );

    T Get<T>(Field field)
        where T : Column =>
        Columns[PlaceOf(field)] is var column && column is T typed
            ? typed
            : throw new InputException(
                $"Field \"{field.Name}\" is {column.Field.Type} in the data, expected {typeof(T).Name[..^6]}.",
                "Correct its type in Fields."
            );
}
