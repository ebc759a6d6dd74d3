namespace MlPipeline.Fields;

/// <summary>A field as one source has it.</summary>
/// <param name="InputName">The column's name in the source.</param>
/// <param name="Field">The field it becomes.</param>
/// <param name="Format">How a date is written, as a .NET format; null means ISO 8601 (<c>yyyy-MM-dd</c>).</param>
/// <param name="Required">Whether the source must have the column at all; a label need not be there to predict.</param>
public sealed record SourceField(string InputName, Field Field, string? Format = null, bool Required = true);
