using MlPipeline.Pipelines;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Serving.Models;

/// <summary>Takes a version from the registry: verified, loaded and warmed, so that its first request is as quick as any other.</summary>
sealed class ModelLoader(MlProject project, IModelsRegistry registry, TimeProvider clock)
{
    /// <exception cref="InputException">There is no such version, its package is damaged, or this project cannot read it.</exception>
    public ServedModel Load(string reference)
    {
        var version = registry.Resolve(reference);
        var package = registry.Open(version.Number);
        var pipeline = PipelineFiles.Read(project, package);
        var alias = int.TryParse(reference, out _) ? null : reference;
        var model = new ServedModel(project, version, package, pipeline, alias, clock.GetUtcNow());
        // Warms it, too.
        ExamplePrediction.Of(model.Layout, model.Metadata, pipeline, $"Version {version.Number}");
        return model;
    }
}
