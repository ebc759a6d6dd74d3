using System.Globalization;
using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>The Lease that says who changes an environment, and since when.</summary>
static class KubernetesLease
{
    /// <summary>The Lease of somebody who has just taken it.</summary>
    public static V1Lease Of(DeploymentEnvironment environment, LockHolder holder, DateTimeOffset now)
    {
        var names = new KubernetesNames(environment);
        return new V1Lease
        {
            ApiVersion = "coordination.k8s.io/v1",
            Kind = V1Lease.KubeKind,
            Metadata = new V1ObjectMeta
            {
                Name = names.Prefix,
                Labels = new Dictionary<string, string>
                {
                    [KubernetesLabels.ManagedBy] = KubernetesLabels.Manager,
                    [KubernetesLabels.Instance] = names.Prefix,
                },
                Annotations = new Dictionary<string, string>
                {
                    [RecordedLabels.Purpose] = holder.Purpose,
                    [RecordedLabels.Since] = holder.Since.ToString("O", CultureInfo.InvariantCulture),
                },
            },
            Spec = new V1LeaseSpec
            {
                HolderIdentity = holder.Name,
                LeaseDurationSeconds = (int)KubernetesEnvironmentLock.Duration.TotalSeconds,
                AcquireTime = now.UtcDateTime,
                RenewTime = now.UtcDateTime,
            },
        };
    }

    /// <summary>Whether somebody has it at a moment: it was renewed, and that holds still.</summary>
    public static bool IsHeld(V1Lease lease, DateTimeOffset now) =>
        lease.Spec is { HolderIdentity.Length: > 0, RenewTime: { } renewed }
        && now.UtcDateTime < renewed.AddSeconds(lease.Spec.LeaseDurationSeconds ?? 0);

    /// <summary>The same Lease, renewed.</summary>
    public static V1Lease Renewed(V1Lease lease, DateTimeOffset now) =>
        new()
        {
            ApiVersion = lease.ApiVersion,
            Kind = lease.Kind,
            Metadata = lease.Metadata,
            Spec = new V1LeaseSpec
            {
                HolderIdentity = lease.Spec.HolderIdentity,
                LeaseDurationSeconds = lease.Spec.LeaseDurationSeconds,
                AcquireTime = lease.Spec.AcquireTime,
                LeaseTransitions = lease.Spec.LeaseTransitions,
                RenewTime = now.UtcDateTime,
            },
        };

    /// <summary>Who has it.</summary>
    public static LockHolder HolderOf(V1Lease lease)
    {
        string Noted(string name) => lease.Metadata.Annotations?.TryGetValue(name, out var text) == true ? text : "";
        return new LockHolder(
            lease.Spec.HolderIdentity,
            Noted(RecordedLabels.Purpose) is { Length: > 0 } purpose ? purpose : "for a purpose that it does not tell",
            DateTimeOffset.TryParse(Noted(RecordedLabels.Since), CultureInfo.InvariantCulture, out var since)
                ? since
                : lease.Spec.AcquireTime ?? default(DateTimeOffset)
        );
    }
}
