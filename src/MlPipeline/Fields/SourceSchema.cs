namespace MlPipeline.Fields;

/// <summary>The columns that one source is expected to have.</summary>
public sealed class SourceSchema
{
    readonly Dictionary<string, SourceField> byInputName;
    readonly bool takesAll;

    /// <summary>Lists the fields of the source called <paramref name="source"/>.</summary>
    public SourceSchema(string source, IReadOnlyList<SourceField> fields)
        : this(source, fields, takesAll: false) { }

    SourceSchema(string source, IReadOnlyList<SourceField> fields, bool takesAll)
    {
        this.takesAll = takesAll;
        Source = source;
        Fields = fields;
        byInputName = fields.ToDictionary(x => x.InputName, StringComparer.Ordinal);
    }

    /// <summary>The source's name, as messages give it.</summary>
    public string Source { get; }

    /// <summary>The fields, in the order in which the catalogue declares them.</summary>
    public IReadOnlyList<SourceField> Fields { get; }

    /// <summary>The exported name of each input name.</summary>
    public IReadOnlyDictionary<string, string> Renames =>
        Fields.ToDictionary(x => x.InputName, x => x.Field.Name, StringComparer.Ordinal);

    /// <summary>The field that the source calls <paramref name="inputName"/>.</summary>
    /// <exception cref="InputException">No field of this source has that name; the message suggests the nearest.</exception>
    public SourceField Find(string inputName) =>
        byInputName.TryGetValue(inputName, out var found)
            ? found
            : throw new InputException(
                $"Column \"{inputName}\" ({Source}): no field knows it. {NearestName.Suggestion(inputName, byInputName.Keys)}",
                "Declare it in Fields, or take it out of the source."
            );

    /// <summary>The same schema, but the column of <paramref name="field"/> need not be there, or be filled.</summary>
    public SourceSchema WithOptional(Field field) =>
        new(
            Source,
            [
                .. Fields.Select(x =>
                    x.Field.Name == field.Name ? x with { Required = false, Field = field.Optional() } : x
                ),
            ]
        );

    /// <summary>The same schema for a source that is taken as it is: any column may be missing or not be filled, and one that no field knows is text.</summary>
    public SourceSchema AsFound() =>
        new(Source, [.. Fields.Select(x => x with { Required = false, Field = x.Field.Optional() })], takesAll: true);

    /// <summary>Matches the columns that a source has with the fields, in the order of the source's columns.</summary>
    /// <exception cref="InputException">A column is unknown or there twice, or a required one is missing.</exception>
    public IReadOnlyList<SourceField> Match(IReadOnlyList<string> columns)
    {
        var twice = columns.GroupBy(x => x, StringComparer.Ordinal).FirstOrDefault(x => x.Count() > 1);
        if (twice is not null)
            throw new InputException(
                $"Column \"{twice.Key}\" ({Source}) is there {twice.Count()} times, expected once.",
                "Take the copies out of the source."
            );
        var matched = columns.Select(Take).ToArray();
        var missing = Fields.Where(x => x.Required).ExceptBy(columns, x => x.InputName).ToArray();
        if (missing.Length > 0)
            throw new InputException(
                $"{(missing.Length == 1 ? "Column" : "Columns")} {string.Join(", ", missing.Select(x => $"\"{x.InputName}\""))} "
                    + $"({Source}) {(missing.Length == 1 ? "is" : "are")} missing; "
                    + $"the source has {string.Join(", ", columns.Select(x => $"\"{x}\""))}.",
                "Add what is missing to the source, or take it out of Fields."
            );
        return matched;
    }

    SourceField Take(string column) =>
        takesAll && !byInputName.ContainsKey(column) && !string.IsNullOrWhiteSpace(column)
            ? new SourceField(column, Field.Text(column).Optional(), Required: false)
            : Find(column);
}
