namespace MlPipeline.Fields;

/// <summary>One column of the project: its exported name, type and unit, and how each source names it.</summary>
/// <remarks>Immutable: <see cref="From"/> and <see cref="Optional"/> return changed copies.</remarks>
public sealed record Field
{
    Field(string name, FieldType type, string? unit, string? description)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Type = type;
        Unit = unit;
        Description = description;
    }

    /// <summary>The exported name: how datasets, features, packages and predictions call the field.</summary>
    public string Name { get; }

    /// <summary>What its values are.</summary>
    public FieldType Type { get; }

    /// <summary>The unit of a number, for example <c>°F</c>; null where there is none.</summary>
    public string? Unit { get; }

    /// <summary>What the field means, for people.</summary>
    public string? Description { get; }

    /// <summary>Whether a value may be missing.</summary>
    public bool MayBeMissing { get; private init; }

    /// <summary>The sources that have the field. A key that sources are joined on has several, any other field one.</summary>
    public IReadOnlyList<FieldInput> Inputs { get; private init; } = [];

    /// <summary>A field of numbers.</summary>
    public static Field Number(string name, string? unit = null, string? description = null) =>
        new(name, FieldType.Number, unit, description);

    /// <summary>A field of text.</summary>
    public static Field Text(string name, string? description = null) => new(name, FieldType.Text, null, description);

    /// <summary>A field of calendar days.</summary>
    public static Field Date(string name, string? description = null) => new(name, FieldType.Date, null, description);

    /// <summary>Adds a source that has the field under <paramref name="inputName"/>.</summary>
    public Field From(string source, string inputName, string? format = null) =>
        this with
        {
            Inputs = [.. Inputs, new FieldInput(source, inputName, format)],
        };

    /// <summary>Declares that a value may be missing.</summary>
    public Field Optional() => this with { MayBeMissing = true };

    public override string ToString() => Name;
}
