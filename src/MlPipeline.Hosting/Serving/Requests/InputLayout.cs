using System.Text;
using MlPipeline.DataLoaders;
using MlPipeline.DataLoaders.Reading;
using MlPipeline.Fields;
using MlPipeline.Pipelines;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Serving.Requests;

/// <summary>Where each field of a request goes, looked up by the bytes of its name.</summary>
sealed class InputLayout
{
    readonly Utf8Dictionary names = new();
    volatile RowPattern? lastPattern;

    /// <exception cref="InputException">The model reads a field that the project does not have, or has with another type.</exception>
    public InputLayout(MlProject project, ModelSignature signature)
    {
        var inputs = signature.Inputs.ToDictionary(x => x.Name, StringComparer.Ordinal);
        var keys = project.Keys.Select(x => x.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var input in signature.Inputs)
            if (project.Fields[input.Name].Type != input.Type)
                throw new InputException(
                    $"Field \"{input.Name}\" is {input.Type} in the package, and {project.Fields[input.Name].Type} in this project.",
                    "Use the version of the project that made the package, or train again."
                );
        var counts = new int[Enum.GetValues<FieldType>().Length];
        // The fields that the model reads come first, in the order of the signature, which is that of most requests.
        Slots =
        [
            .. signature.Inputs.Select(x => Slot(Required(project.Fields[x.Name], x.Required), InputUse.Read)),
            .. project
                .Fields.All.Where(x => !inputs.ContainsKey(x.Name))
                .Select(x => Slot(x.Optional(), IsKey(x) ? InputUse.Key : InputUse.Ignored)),
        ];
        foreach (var slot in Slots)
            names.Code(slot.Utf8Name);
        Kept = [.. Slots.Where(x => x.Use != InputUse.Ignored)];
        Places = Dataset.PlacesOf(Kept.Select(x => x.Field));
        (Numbers, Days, Texts) = (Count(FieldType.Number), Count(FieldType.Date), Count(FieldType.Text));

        bool IsKey(Field field) => keys.Contains(field.Name) && field.Name != project.Label.Name;
        int Count(FieldType type) => counts[(int)type];
        InputSlot Slot(Field field, InputUse use) =>
            new(
                field,
                Encoding.UTF8.GetBytes(field.Name),
                use == InputUse.Ignored ? -1 : counts[(int)field.Type]++,
                use
            );
    }

    /// <summary>All fields that a request may have.</summary>
    public InputSlot[] Slots { get; }

    /// <summary>Those whose values are kept.</summary>
    public InputSlot[] Kept { get; }

    /// <summary>The place of each field that is kept by its name.</summary>
    public Dictionary<string, int> Places { get; }

    /// <summary>How many columns of numbers are kept.</summary>
    public int Numbers { get; }

    /// <summary>How many columns of days are kept.</summary>
    public int Days { get; }

    /// <summary>How many columns of text are kept.</summary>
    public int Texts { get; }

    /// <summary>How the last row that needed the general reader was written; null before the first. Clients ask alike.</summary>
    public RowPattern? LastPattern
    {
        get => lastPattern;
        set => lastPattern = value;
    }

    /// <summary>The place of a field; −1 where there is none of that name.</summary>
    /// <param name="name">The name's UTF-8 bytes.</param>
    /// <param name="likely">Where it most likely is: one behind the field before it.</param>
    public int Find(ReadOnlySpan<byte> name, int likely) =>
        (uint)likely < (uint)Slots.Length && name.SequenceEqual(Slots[likely].Utf8Name) ? likely : names.Find(name);

    static Field Required(Field field, bool isRequired) => isRequired ? field : field.Optional();
}
