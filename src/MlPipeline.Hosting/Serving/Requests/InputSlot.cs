using MlPipeline.Fields;

namespace MlPipeline.Hosting.Serving.Requests;

/// <summary>A field that requests may have.</summary>
/// <param name="Field">The field.</param>
/// <param name="Utf8Name">Its name as it stands in a request.</param>
/// <param name="Column">Where its values go: the place among the numbers, days or texts.</param>
/// <param name="Use">What becomes of it.</param>
sealed record InputSlot(Field Field, byte[] Utf8Name, int Column, InputUse Use)
{
    public bool IsRequired => Use == InputUse.Read && !Field.MayBeMissing;

    /// <summary>What a value must be, for messages.</summary>
    public string Expected =>
        (
            Field.Type switch
            {
                FieldType.Number => Field.Unit is null ? "a finite number" : $"a finite number ({Field.Unit})",
                FieldType.Date => "a date as text, yyyy-MM-dd",
                _ => "text",
            }
        ) + (IsRequired ? "" : ", or null");
}

/// <summary>What becomes of a field of a request.</summary>
enum InputUse
{
    /// <summary>The model reads it.</summary>
    Read,

    /// <summary>It tells rows apart in the answer.</summary>
    Key,

    /// <summary>The project knows it, but this model does not read it.</summary>
    Ignored,
}
