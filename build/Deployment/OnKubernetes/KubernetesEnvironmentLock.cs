using System.Net;
using Delivery.Outcomes;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>
/// The right to change an environment, as a Lease of the cluster, which its holder renews. When the holder dies nobody renews it, and the next
/// one takes it over.
/// </summary>
sealed class KubernetesEnvironmentLock : EnvironmentLock
{
    /// <summary>How long it holds without being renewed.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);

    static readonly TimeSpan s_renewal = Duration / 3;
    static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);

    readonly ClusterApi _api;
    readonly TimeProvider _clock;
    readonly CancellationTokenSource _end = new();
    readonly Task _renewing;
    V1Lease _lease;

    KubernetesEnvironmentLock(
        DeploymentEnvironment environment,
        LockHolder holder,
        ClusterApi api,
        V1Lease lease,
        TimeProvider clock
    )
        : base(environment, holder)
    {
        (_api, _lease, _clock) = (api, lease, clock);
        _renewing = RenewAsync();
    }

    // As IDeployTarget.LockAsync says.
    public static async Task<KubernetesEnvironmentLock> TakeAsync(
        ClusterApi api,
        DeploymentEnvironment environment,
        LockHolder holder,
        TimeSpan patience,
        Action<LockHolder> waiting,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        var started = clock.GetTimestamp();
        LockHolder? told = null;
        while (true)
        {
            var (taken, other) = await TryTakeAsync(api, environment, holder, clock, cancellation);
            if (taken is not null)
                return new KubernetesEnvironmentLock(environment, holder, api, taken, clock);
            // Somebody was faster, and is gone again or not known yet.
            if (other is null)
                continue;
            if (clock.GetElapsedTime(started) >= patience)
                throw StopException.With(
                    DeploymentExitCode.LockHeld,
                    $"{environment.Name} is being changed by {other}. Try again when that is done, or wait longer: --lock-timeout"
                );
            if (told is null)
                waiting(told = other);
            await Task.Delay(s_interval, clock, cancellation);
        }
    }

    // Somebody may take it over when this process was not able to renew it.
    public override void RequireHeld()
    {
        if (!KubernetesLease.IsHeld(_lease, _clock.GetUtcNow()) || _renewing.IsCompleted)
            throw StopException.With(
                DeploymentExitCode.LockHeld,
                $"The right to change {Environment.Name} could not be renewed for {Duration.TotalSeconds} s, and somebody else may have it now. "
                    + "Nothing more was changed; run this again: it finds out what was done, and finishes."
            );
    }

    public override async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _renewing;
        _end.Dispose();
        try
        {
            await _api.Client.CoordinationV1.DeleteNamespacedLeaseAsync(
                _lease.Name(),
                _api.Namespace,
                // Not one that somebody else has taken over.
                new V1DeleteOptions
                {
                    Preconditions = new V1Preconditions
                    {
                        Uid = _lease.Uid(),
                        ResourceVersion = _lease.ResourceVersion(),
                    },
                }
            );
        }
        catch (Exception exception) when (exception is HttpOperationException or HttpRequestException)
        {
            // It ends by itself when nobody renews it.
        }
    }

    async Task RenewAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(s_renewal, _clock, _end.Token);
                var renewed = KubernetesLease.Renewed(_lease, _clock.GetUtcNow());
                try
                {
                    _lease = await _api.Client.CoordinationV1.ReplaceNamespacedLeaseAsync(
                        renewed,
                        renewed.Name(),
                        _api.Namespace,
                        cancellationToken: _end.Token
                    );
                }
                catch (HttpOperationException exception)
                    when (exception.Response.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.NotFound)
                {
                    // Somebody else has it.
                    return;
                }
                catch (Exception exception) when (exception is HttpOperationException or HttpRequestException)
                {
                    // The next turn tries again; until then it is as old as it is.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It is given back.
        }
    }

    static async Task<(V1Lease? Taken, LockHolder? Other)> TryTakeAsync(
        ClusterApi api,
        DeploymentEnvironment environment,
        LockHolder holder,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        var wanted = KubernetesLease.Of(environment, holder, clock.GetUtcNow());
        var leases = api.Client.CoordinationV1;
        try
        {
            return (
                await leases.CreateNamespacedLeaseAsync(wanted, api.Namespace, cancellationToken: cancellation),
                null
            );
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode == HttpStatusCode.Conflict)
        {
            // There is one.
        }
        try
        {
            var found = await leases.ReadNamespacedLeaseAsync(
                wanted.Name(),
                api.Namespace,
                cancellationToken: cancellation
            );
            if (KubernetesLease.IsHeld(found, clock.GetUtcNow()))
                return (null, KubernetesLease.HolderOf(found));
            wanted.Metadata.ResourceVersion = found.ResourceVersion();
            return (
                await leases.ReplaceNamespacedLeaseAsync(
                    wanted,
                    wanted.Name(),
                    api.Namespace,
                    cancellationToken: cancellation
                ),
                null
            );
        }
        catch (HttpOperationException exception)
            when (exception.Response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            return (null, null);
        }
    }
}
