namespace Delivery.Deployment.OnDocker;

/// <summary>The two places for a service: one gets the requests, in the other the next release proves itself.</summary>
enum Slot
{
    Blue,
    Green,
}
