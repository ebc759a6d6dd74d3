namespace MlPipeline.Fields;

/// <summary>How one source names and writes a field.</summary>
/// <param name="Source">The source, for example <c>weather</c>.</param>
/// <param name="Name">The column's name in that source.</param>
/// <param name="Format">How a date is written there, as a .NET format such as <c>MM/dd/yyyy</c>; null means ISO 8601.</param>
public sealed record FieldInput(string Source, string Name, string? Format = null);
