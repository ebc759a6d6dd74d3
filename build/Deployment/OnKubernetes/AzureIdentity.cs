namespace Delivery.Deployment.OnKubernetes;

/// <summary>What tells AKS that pods act as a managed identity: its webhook gives such a pod a token to show to Entra ID.</summary>
static class AzureIdentity
{
    // https://learn.microsoft.com/azure/aks/workload-identity-overview#service-account-labels-and-annotations
    const string ClientId = "azure.workload.identity/client-id";
    const string Use = "azure.workload.identity/use";

    /// <summary>The annotations of the account; null for pods that are nobody in Azure.</summary>
    public static Dictionary<string, string>? Annotations(KubernetesSettings settings) =>
        settings.AzureIdentity is { } identity ? new() { [ClientId] = identity } : null;

    /// <summary>Adds to the labels of a pod what the webhook looks for.</summary>
    public static Dictionary<string, string> AddTo(Dictionary<string, string> labels, KubernetesSettings settings)
    {
        if (settings.AzureIdentity is not null)
            labels[Use] = "true";
        return labels;
    }
}
