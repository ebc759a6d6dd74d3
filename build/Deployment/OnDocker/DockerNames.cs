namespace Delivery.Deployment.OnDocker;

/// <summary>What the parts of an environment are called on an engine.</summary>
sealed class DockerNames(DeploymentEnvironment environment)
{
    /// <summary>What all names start with.</summary>
    public string Prefix { get; } = $"{environment.Instance}-{environment.Name}".ToLowerInvariant();

    public string Network => Prefix;

    public string Gateway => $"{Prefix}-gateway";

    public string GatewayVolume => $"{Prefix}-gateway";

    public string ModelsVolume => $"{Prefix}-models";

    public string Lock => $"{Prefix}-lock";

    public string Service(string deployment) => $"{Prefix}-{deployment}";
}
