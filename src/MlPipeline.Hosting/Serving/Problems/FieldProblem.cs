namespace MlPipeline.Hosting.Serving.Problems;

/// <summary>A field of a request that cannot be used.</summary>
/// <param name="Row">The row, from 0; null where the request as a whole is meant.</param>
/// <param name="Field">The field's name as the request has it; null where a row is not one of fields.</param>
/// <param name="Detail">What is wrong, as a sentence.</param>
/// <param name="Given">What was given, shortened; null where nothing was.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Suggestion">The name that was most likely meant; null where none is near.</param>
public sealed record FieldProblem(
    int? Row,
    string? Field,
    string Detail,
    string? Given = null,
    string? Expected = null,
    string? Suggestion = null
);
