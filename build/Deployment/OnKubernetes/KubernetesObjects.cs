using Delivery.Outcomes;
using k8s;
using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>Everything that a release is on a cluster. A pure function: the same release and settings give the same objects.</summary>
public static class KubernetesObjects
{
    /// <summary>The objects, in an order in which each finds what it refers to.</summary>
    /// <param name="environment">Where the release shall run.</param>
    /// <param name="release">What shall run.</param>
    /// <param name="options">What all environments have in common.</param>
    /// <exception cref="StopException">The settings contradict each other, or the image has no digest (exit code 2).</exception>
    public static IReadOnlyList<IKubernetesObject<V1ObjectMeta>> Of(
        DeploymentEnvironment environment,
        Release release,
        KubernetesOptions options
    )
    {
        KubernetesRules.Require(environment, release);
        var deployed = new DeployedRelease(environment, release, options);
        IKubernetesObject<V1ObjectMeta>?[] all =
        [
            ServiceAccess.Account(deployed),
            SettingsMap.Of(deployed),
            ModelsVolume.Claim(deployed),
            ServiceAccess.Policy(deployed),
            ServiceAccess.Service(deployed),
            ServicePods.Deployment(deployed),
            ServiceScaling.Budget(deployed),
            ServiceScaling.Autoscaler(deployed),
            ServiceAccess.Ingress(deployed),
            RetrainingSchedule.Policy(deployed),
            RetrainingSchedule.Job(deployed),
        ];
        return [.. all.OfType<IKubernetesObject<V1ObjectMeta>>()];
    }
}
