using Nuke.Common;

namespace Delivery.Components;

/// <summary>A build that tests a service from outside: who asks it, and how quickly it must answer.</summary>
public interface IHazServiceTests : INukeBuild
{
    [Parameter("The API key to ask the deployed service with, where it asks for one."), Secret]
    string? ServiceKey => TryGetValue(() => ServiceKey);

    [Parameter("The most milliseconds that 95 % of single predictions may take in tests of a service; 250 by default.")]
    int ServiceLatency => TryGetValue<int?>(() => ServiceLatency) ?? 250;
}
