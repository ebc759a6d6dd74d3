using MlPipeline.Hosting.Serving.Models;

namespace MlPipeline.Hosting.Serving;

/// <summary>Whether requests should be sent here.</summary>
sealed class Readiness(ModelHolder models)
{
    volatile bool isStopping;

    /// <summary>Whether the service is about to stop.</summary>
    public bool IsStopping => isStopping;

    /// <summary>Whether a model is loaded and warm, and the service is to go on.</summary>
    public bool IsReady => models.Current is not null && !isStopping;

    public void Stop() => isStopping = true;
}
