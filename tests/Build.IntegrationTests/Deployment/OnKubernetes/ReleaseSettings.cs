using Delivery.Deployment;

namespace Build.IntegrationTests.Deployment.OnKubernetes;

static class ReleaseSettings
{
    /// <summary>
    /// The environment with settings of its own for a release: then one that takes over from another changes something in each step, and leaves
    /// a ConfigMap behind.
    /// </summary>
    public static DeploymentEnvironment SetUpFor(this DeploymentEnvironment environment, Release release) =>
        environment with
        {
            Settings = new Dictionary<string, string> { ["LEVEL"] = release.Version },
            Kubernetes = environment.Kubernetes with { MaxReplicas = 1 + Version.Parse(release.Version).Major },
        };
}
