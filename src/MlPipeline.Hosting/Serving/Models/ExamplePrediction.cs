using System.Text.Json;
using MlPipeline.Hosting.Serving.Requests;
using MlPipeline.Pipelines;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Serving.Models;

/// <summary>Predicts a package's own input example, read as a request is.</summary>
static class ExamplePrediction
{
    /// <summary>The prediction, in label units.</summary>
    /// <exception cref="InputException">The example cannot be read, or its prediction is not a finite number.</exception>
    public static double Of(MlProject project, ModelPackage package, FittedPipeline pipeline) =>
        Of(new InputLayout(project, package.Metadata.Signature), package.Metadata, pipeline, package.Origin);

    /// <summary>The same where the layout of inputs is known.</summary>
    public static double Of(InputLayout layout, PackageMetadata metadata, FittedPipeline pipeline, string origin)
    {
        var rows = new RowColumns(layout, capacity: 1, mostRows: 1);
        JsonRows.Read(JsonSerializer.SerializeToUtf8Bytes(metadata.InputExample), rows);
        if (rows.Problems is [var problem, ..])
            throw new InputException(
                $"{origin}: its own input example cannot be read: {problem.Detail}",
                "Use the version of the project that made the package, or train again."
            );
        var prediction = pipeline.Predict(rows.Complete())[0];
        return double.IsFinite(prediction)
            ? prediction
            : throw new InputException(
                $"{origin}: the prediction of its own input example is not a finite number.",
                "Train again."
            );
    }
}
