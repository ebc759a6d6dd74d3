namespace Delivery.Deployment;

/// <summary>One process of a service: a container, or a pod.</summary>
/// <param name="Name">What the runtime calls it.</param>
/// <param name="Digest">The digest of the image that it really runs, as the runtime knows it; null where that cannot be told.</param>
/// <param name="Health">How it is.</param>
/// <param name="Detail">What is wrong with it; empty when nothing is.</param>
public sealed record RunningInstance(string Name, string? Digest, ServiceHealth Health, string Detail);
