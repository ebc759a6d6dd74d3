using Delivery.Deployment;
using Delivery.Deployment.OnKubernetes;

namespace Build.Tests.Deployment.OnKubernetes;

public sealed class LeaseTests
{
    static readonly DateTimeOffset s_now = new(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);
    static readonly LockHolder s_holder = new("ada@laptop, process 4711", "Staging 1.4.0", s_now);

    [Fact]
    public void A_lease_is_held_until_nobody_has_renewed_it_for_its_duration()
    {
        var lease = KubernetesLease.Of(ClusterExample.Plain, s_holder, s_now);
        var end = s_now + KubernetesEnvironmentLock.Duration;

        KubernetesLease.IsHeld(lease, end.AddSeconds(-1)).ShouldBeTrue();
        KubernetesLease.IsHeld(lease, end).ShouldBeFalse();
        KubernetesLease.IsHeld(KubernetesLease.Renewed(lease, end), end.AddSeconds(1)).ShouldBeTrue();
    }

    [Fact]
    public void A_lease_tells_who_holds_it() =>
        KubernetesLease.HolderOf(KubernetesLease.Of(ClusterExample.Plain, s_holder, s_now)).ShouldBe(s_holder);
}
