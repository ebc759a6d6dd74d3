using Delivery.Docker;
using Nuke.Common;

namespace Delivery.Components;

/// <summary>A build that works with images and containers.</summary>
public interface IHazDocker : INukeBuild
{
    /// <summary>Connects to the Docker engine; whoever asks closes the connection.</summary>
    /// <param name="neededBy">The target that needs it.</param>
    Task<DockerEngine> ConnectToDockerAsync(string neededBy) => DockerEngine.ConnectAsync(neededBy);
}
