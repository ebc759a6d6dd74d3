using MlPipeline.DataLoaders;
using MlPipeline.Hosting.Serving.Models;
using MlPipeline.Hosting.Serving.Problems;

namespace MlPipeline.Hosting.Serving;

/// <summary>A request to predict that was answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Duration">From the first byte of the request to the answer.</param>
/// <param name="Model">The model that answered; null where none did.</param>
/// <param name="Rows">The rows, column by column; null where they could not be read. Valid during the call only: copy what is to be kept.</param>
/// <param name="Predictions">One prediction per row; valid during the call only.</param>
/// <param name="Problems">What was wrong with the fields.</param>
public readonly record struct AnsweredRequest(
    int Status,
    TimeSpan Duration,
    ServedModel? Model,
    Dataset? Rows,
    ReadOnlyMemory<double> Predictions,
    IReadOnlyList<FieldProblem> Problems
);
