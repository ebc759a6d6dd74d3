using Delivery.Ci.Model;

namespace Delivery.Ci.Hosts;

/// <summary>A CI host: it reads pipelines from files of its own kind.</summary>
public interface ICiHost
{
    /// <summary>The files that say these pipelines to the host.</summary>
    /// <param name="pipelines">The pipelines.</param>
    /// <param name="chain">The name of the chain of environments: what its runners are called and what its locks begin with.</param>
    IReadOnlyList<CiFile> Write(IReadOnlyList<Pipeline> pipelines, string chain);
}
