namespace Delivery.Deployment.OnKubernetes;

/// <summary>Where the service of an environment on a cluster is found.</summary>
static class ClusterUrl
{
    /// <summary>What the environment says, else the host of its Ingress, else the Service's name within the cluster.</summary>
    public static Uri Of(DeploymentEnvironment environment)
    {
        var settings = environment.Kubernetes;
        if (settings.Url is { } url)
            return url;
        if (settings.Ingress is { } ingress)
            return new Uri($"{(ingress.CertificateSecret is null ? "http" : "https")}://{ingress.Host}");
        var service = new KubernetesNames(environment).Prefix;
        return new Uri(settings.Namespace is { } space ? $"http://{service}.{space}.svc" : $"http://{service}");
    }
}
