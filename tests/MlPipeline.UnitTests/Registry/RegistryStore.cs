using MlPipeline.Registry;

namespace MlPipeline.UnitTests.Registry;

/// <summary>A place of its own that a test keeps a models registry in.</summary>
public abstract class RegistryStore : IDisposable
{
    /// <summary>The registry, as messages name it.</summary>
    public abstract string Name { get; }

    /// <summary>Another instance for the same registry: what is known must lie in the store.</summary>
    public abstract IModelsRegistry Open(TimeProvider clock);

    /// <summary>Changes a byte in the middle of a version's package.</summary>
    public abstract void Damage(int version);

    public abstract void Dispose();
}
