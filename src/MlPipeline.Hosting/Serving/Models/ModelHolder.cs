namespace MlPipeline.Hosting.Serving.Models;

/// <summary>The model that answers now, and how the last attempt to change it went.</summary>
/// <remarks>A request takes <see cref="Current"/> once and keeps it: one answer never mixes two models.</remarks>
public sealed class ModelHolder
{
    volatile ServedModel? current;
    volatile ModelChange? lastChange;
    volatile string? registryProblem;

    /// <summary>The model that answers; null until the first one is loaded and warm.</summary>
    public ServedModel? Current => current;

    /// <summary>The last attempted change; null before the first.</summary>
    public ModelChange? LastChange => lastChange;

    /// <summary>Why the registry could not be asked last time; null when it could.</summary>
    public string? RegistryProblem
    {
        get => registryProblem;
        internal set => registryProblem = value;
    }

    internal void Swap(ServedModel model, ModelChange change)
    {
        current = model;
        lastChange = change;
    }

    internal void Refuse(ModelChange change) => lastChange = change;
}
