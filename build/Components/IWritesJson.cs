using Nuke.Common;

namespace Delivery.Components;

/// <summary>A build whose answers programs may read.</summary>
public interface IWritesJson : INukeBuild
{
    [Parameter("Whether Status, History, Requirements and Manifests answer as JSON, for programs.")]
    bool Json => TryGetValue<bool?>(() => Json) ?? false;
}
