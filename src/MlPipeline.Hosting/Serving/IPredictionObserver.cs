using MlPipeline.Hosting.Serving.Models;

namespace MlPipeline.Hosting.Serving;

/// <summary>Is told what the service does: for metrics, the drift check and the prediction log.</summary>
/// <remarks>Called on the thread of the request, after its answer was written; it must be quick, and must not throw.</remarks>
public interface IPredictionObserver
{
    /// <summary>A request to predict was answered, or refused.</summary>
    void Answered(in AnsweredRequest request);

    /// <summary>Another version answers from now on, or was refused.</summary>
    void ModelChanged(ModelChange change) { }
}
