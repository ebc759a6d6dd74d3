using System.Text.Json;
using MlPipeline.Registry;

namespace MlPipeline.Pipelines;

/// <summary>A fitted pipeline as the files of a package, and back.</summary>
public static class PipelineFiles
{
    const string FeaturesFile = "features.json";
    const string ModelFile = "model.json";

    /// <summary>What the fitted pipeline learnt, by file name.</summary>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Write(FittedPipeline fitted) =>
        new Dictionary<string, ReadOnlyMemory<byte>>
        {
            [FeaturesFile] = JsonSerializer.SerializeToUtf8Bytes(
                new OrderedDictionary<string, JsonElement>(fitted.Features.Learnt)
            ),
            [ModelFile] = JsonSerializer.SerializeToUtf8Bytes(fitted.Model.Learnt),
        };

    /// <summary>Takes up the fitted pipeline of a package.</summary>
    /// <exception cref="InputException">The project no longer has the family or a flow that the package was made with, or cannot read what it learnt.</exception>
    public static FittedPipeline Read(MlProject project, ModelPackage package)
    {
        var family = project.Family(package.Metadata.Family);
        var learnt = Parse(package, FeaturesFile)
            .EnumerateObject()
            .Select(x => KeyValuePair.Create(x.Name, x.Value))
            .ToArray();
        return new FittedPipeline(
            family.Name,
            project.FeaturesOf(family.Scope).Restore(learnt),
            family.Restore(Parse(package, ModelFile))
        );
    }

    static JsonElement Parse(ModelPackage package, string file)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(package.ReadModelFile(file).Span);
        }
        catch (JsonException e)
        {
            throw new InputException(
                $"Model file \"{file}\" of the package is not JSON ({e.Message}).",
                "Train again: the package was made by something else.",
                e
            );
        }
    }
}
