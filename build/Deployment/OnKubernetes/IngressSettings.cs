namespace Delivery.Deployment.OnKubernetes;

/// <summary>How a service is reached from outside of its cluster.</summary>
/// <param name="Host">The name in addresses: <c>forecast.example.com</c>.</param>
public sealed record IngressSettings(string Host)
{
    /// <summary>The class of ingress controllers; null for the cluster's default.</summary>
    public string? Class { get; init; }

    /// <summary>The Secret with the certificate; null where the controller encrypts by itself, or nothing does.</summary>
    public string? CertificateSecret { get; init; }

    /// <summary>The namespace that the controller runs in: its pods may ask the service.</summary>
    public string ControllerNamespace { get; init; } = "ingress-nginx";
}
