using Delivery.Outcomes;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>What must hold before an environment can be described for a cluster.</summary>
static class KubernetesRules
{
    /// <summary>Expects an environment that can run on a cluster, and a release that is known by its digest.</summary>
    /// <exception cref="StopException">Something contradicts something else (exit code 2); the message says what.</exception>
    public static void Require(DeploymentEnvironment environment, Release release)
    {
        var settings = environment.Kubernetes;
        Require(
            environment.Target != DeployTargetKind.Project,
            $"{environment.Name} runs the project itself: nothing is deployed there, so there is nothing to describe for a cluster."
        );
        Require(
            release.Image.Digest is not null,
            $"The image {release.Image} has no digest, and a tag may be another image tomorrow. Name it as {release.Image.Name}@sha256:…"
        );
        Require(
            environment.Models.Folder is null,
            $"{environment.Name} has its models in {environment.Models.Folder}, a folder of a machine, which pods cannot see. "
                + "Leave out --models-registry; in the table of environments, Kubernetes.ModelsClaim names a volume that is there already, and Kubernetes.ModelsStorage a registry in Azure Blob Storage."
        );
        Require(
            settings.ModelsStorage is not { } storage || IsPlain(storage),
            // Not the address itself: what is too much in it may be a signature.
            $"{environment.Name} has its models at an address that pods cannot be given. "
                + "Expected in Kubernetes.ModelsStorage: https://ACCOUNT.blob.core.windows.net/CONTAINER, and nothing secret in it."
        );
        Require(
            settings.ModelsStorage is null || settings.ModelsClaim is null,
            $"{environment.Name} has its models in {settings.ModelsStorage} and on the volume of {settings.ModelsClaim}. Expected: one of Kubernetes.ModelsStorage and Kubernetes.ModelsClaim."
        );
        Require(
            settings.AzureIdentity is null || Guid.TryParse(settings.AzureIdentity, out _),
            $"{environment.Name} has \"{settings.AzureIdentity}\" for the client id of a managed identity. Expected in Kubernetes.AzureIdentity: a GUID, as az identity show --query clientId prints it."
        );
        Require(
            environment.ApiKeys is null || settings.ApiKeysSecret is not null,
            $"{environment.Name} has its API keys in {environment.ApiKeys}, a file of a machine, which pods cannot see. "
                + "Make a Secret of it, and name that in the table of environments: Kubernetes.ApiKeysSecret."
        );
        Require(
            settings.Ingress is null || settings.ApiKeysSecret is not null,
            $"{environment.Name} can be reached from outside of the cluster, as {settings.Ingress?.Host}, and asks nobody for a key. "
                + "Name a Secret with API keys in the table of environments: Kubernetes.ApiKeysSecret."
        );
        Require(
            settings.Replicas >= 1 && !(settings.MaxReplicas < settings.Replicas),
            $"{environment.Name} shall run {settings.Replicas} to {settings.MaxReplicas} copies. Expected: at least one, and not more at least than at most."
        );
    }

    static bool IsPlain(Uri address) =>
        address.IsAbsoluteUri
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.Query + address.UserInfo == "";

    static void Require(bool holds, string message)
    {
        if (!holds)
            throw StopException.Refused(message);
    }
}
