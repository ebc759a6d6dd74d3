using System.Collections.Frozen;

namespace MlPipeline.Fields;

/// <summary>All columns of all sources of a project, in one place: the only place where columns have names.</summary>
public sealed class FieldCatalogue
{
    readonly FrozenDictionary<string, Field> byName;

    /// <summary>Collects the project's fields.</summary>
    /// <exception cref="InputException">Two fields share an exported name, or one source names two fields alike.</exception>
    public FieldCatalogue(params IReadOnlyList<Field> fields)
    {
        foreach (var same in fields.GroupBy(x => x.Name, StringComparer.Ordinal).Where(x => x.Count() > 1))
            throw new InputException(
                $"Field \"{same.Key}\" is declared {same.Count()} times ({string.Join(" and ", same.Select(Origin))}).",
                "Give each field a name of its own, or declare one field that comes from several sources."
            );
        foreach (
            var same in fields
                .SelectMany(x => x.Inputs.Select(input => (x.Name, input.Source, Input: input.Name)))
                .GroupBy(x => (x.Source, x.Input))
                .Where(x => x.Count() > 1)
        )
            throw new InputException(
                $"Column \"{same.Key.Input}\" ({same.Key.Source}) is claimed by the fields "
                    + $"{string.Join(" and ", same.Select(x => $"\"{x.Name}\""))}.",
                "A column belongs to one field: correct one of the two."
            );
        All = [.. fields];
        byName = fields.ToFrozenDictionary(x => x.Name, StringComparer.Ordinal);
        Sources = [.. fields.SelectMany(x => x.Inputs).Select(x => x.Source).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>All fields, in the order of their declaration.</summary>
    public IReadOnlyList<Field> All { get; }

    /// <summary>The names of the sources, in the order in which they first occur.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>The field with an exported name.</summary>
    /// <exception cref="InputException">There is none; the message suggests the nearest.</exception>
    public Field this[string name] =>
        byName.TryGetValue(name, out var field)
            ? field
            : throw new InputException(
                $"Field \"{name}\" does not exist. {NearestName.Suggestion(name, byName.Keys)}",
                "Declare it in Fields, or correct the name."
            );

    /// <summary>The field that <paramref name="source"/> calls <paramref name="inputName"/>.</summary>
    /// <exception cref="InputException">There is no such source or column; the message suggests the nearest.</exception>
    public Field Find(string source, string inputName) => Source(source).Find(inputName).Field;

    /// <summary>What the columns of a source are called when exported: input name → exported name.</summary>
    public IReadOnlyDictionary<string, string> Renames(string source) => Source(source).Renames;

    /// <summary>What one column of a source is called when exported.</summary>
    public string Rename(string source, string inputName) => Find(source, inputName).Name;

    /// <summary>The types that the given columns of a source are cast to on import: input name → type.</summary>
    public IReadOnlyDictionary<string, FieldType> Casts(string source, params IEnumerable<string> inputNames)
    {
        var schema = Source(source);
        return inputNames.ToDictionary(x => x, x => schema.Find(x).Field.Type, StringComparer.Ordinal);
    }

    /// <summary>The columns that a source is expected to have.</summary>
    /// <exception cref="InputException">There is no such source; the message suggests the nearest.</exception>
    public SourceSchema Source(string source)
    {
        if (!Sources.Contains(source, StringComparer.Ordinal))
            throw new InputException(
                $"Source \"{source}\" does not exist. {NearestName.Suggestion(source, Sources)}",
                "Declare a field that comes from it, or correct the name."
            );
        return new SourceSchema(
            source,
            [
                .. All.SelectMany(field =>
                    field
                        .Inputs.Where(input => input.Source == source)
                        .Select(input => new SourceField(input.Name, field, input.Format))
                ),
            ]
        );
    }

    /// <summary>All fields under their exported names: what a file has that comes from this project, or is made for it.</summary>
    /// <param name="source">What messages call such a file, for example its path.</param>
    public SourceSchema Exported(string source) => new(source, [.. All.Select(x => new SourceField(x.Name, x))]);

    static string Origin(Field field) =>
        field.Inputs.Count == 0
            ? "no source"
            : string.Join(", ", field.Inputs.Select(x => $"\"{x.Name}\" of {x.Source}"));
}
