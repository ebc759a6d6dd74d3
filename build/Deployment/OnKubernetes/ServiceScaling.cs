using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>How many copies of the service run, and how many at least while nodes are emptied.</summary>
static class ServiceScaling
{
    /// <summary>Lets one copy at a time be moved away; null where there is only one, which could then never be moved.</summary>
    public static V1PodDisruptionBudget? Budget(DeployedRelease deployed) =>
        deployed.Settings.Replicas < 2
            ? null
            : new V1PodDisruptionBudget
            {
                ApiVersion = "policy/v1",
                Kind = V1PodDisruptionBudget.KubeKind,
                Metadata = deployed.Metadata(deployed.Names.Prefix, KubernetesLabels.Service),
                Spec = new V1PodDisruptionBudgetSpec
                {
                    MaxUnavailable = 1,
                    Selector = deployed.Pods(KubernetesLabels.Service),
                },
            };

    /// <summary>Adds and removes copies by the load; null where the number is fixed.</summary>
    public static V2HorizontalPodAutoscaler? Autoscaler(DeployedRelease deployed) =>
        !deployed.Settings.IsAutoscaled
            ? null
            : new V2HorizontalPodAutoscaler
            {
                ApiVersion = "autoscaling/v2",
                Kind = V2HorizontalPodAutoscaler.KubeKind,
                Metadata = deployed.Metadata(deployed.Names.Prefix, KubernetesLabels.Service),
                Spec = new V2HorizontalPodAutoscalerSpec
                {
                    ScaleTargetRef = new V2CrossVersionObjectReference
                    {
                        ApiVersion = "apps/v1",
                        Kind = V1Deployment.KubeKind,
                        Name = deployed.Names.Prefix,
                    },
                    MinReplicas = deployed.Settings.Replicas,
                    MaxReplicas = deployed.Settings.MaxReplicas!.Value,
                    Metrics = [ProcessorTarget(deployed.Settings.ProcessorTarget)],
                },
            };

    static V2MetricSpec ProcessorTarget(int percent) =>
        new()
        {
            Type = "Resource",
            Resource = new V2ResourceMetricSource
            {
                Name = "cpu",
                Target = new V2MetricTarget { Type = "Utilization", AverageUtilization = percent },
            },
        };
}
