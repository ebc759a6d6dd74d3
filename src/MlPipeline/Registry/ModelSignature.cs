using MlPipeline.Fields;

namespace MlPipeline.Registry;

/// <summary>What a model takes and what it gives.</summary>
/// <param name="Inputs">The fields it reads, in order.</param>
/// <param name="Output">What it predicts.</param>
public sealed record ModelSignature(IReadOnlyList<SignatureInput> Inputs, SignatureOutput Output);

/// <summary>A field that a model reads.</summary>
/// <param name="Name">The field's exported name.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Required">Whether a prediction needs a value for it.</param>
/// <param name="Unit">The unit of a number; null where there is none.</param>
public sealed record SignatureInput(string Name, FieldType Type, bool Required, string? Unit);

/// <summary>What a model predicts.</summary>
/// <param name="Name">The exported name of the label.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Unit">Its unit; null where there is none.</param>
public sealed record SignatureOutput(string Name, FieldType Type, string? Unit);
