using System.Globalization;
using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>The Deployment of an environment, with the pods that are its.</summary>
/// <param name="Deployment">The Deployment.</param>
/// <param name="Current">The set of the release that shall run; null until the cluster has made it.</param>
/// <param name="Others">The sets of releases before.</param>
/// <param name="Pods">All pods of the service that are not about to end.</param>
sealed record ServiceState(
    V1Deployment Deployment,
    V1ReplicaSet? Current,
    IReadOnlyList<V1ReplicaSet> Others,
    IReadOnlyList<V1Pod> Pods
)
{
    const string Revision = "deployment.kubernetes.io/revision";

    /// <summary>The number of the rollout, as the cluster counts.</summary>
    public string RevisionNumber => Deployment.GetAnnotation(Revision) ?? "";

    /// <summary>The pods of the release that shall run.</summary>
    public IReadOnlyList<V1Pod> CurrentPods => [.. Pods.Where(x => IsOf(x, Current))];

    /// <summary>The pods of releases before that get requests.</summary>
    public IReadOnlyList<V1Pod> OtherReadyPods => [.. Pods.Where(x => !IsOf(x, Current) && PodProblem.IsReady(x))];

    /// <summary>Whether the release that shall run does, and no other one.</summary>
    public bool IsRolledOut =>
        IsObserved
        && Deployment.Status is { } status
        && status.UpdatedReplicas.GetValueOrDefault() == Wanted
        && status.AvailableReplicas.GetValueOrDefault() >= Wanted
        && status.Replicas.GetValueOrDefault() == Wanted;

    /// <summary>Why the cluster makes no pods, such as a quota; null where it does.</summary>
    public string? Refusal =>
        Deployment.Status?.Conditions?.FirstOrDefault(x => x is { Type: "ReplicaFailure", Status: "True" })?.Message;

    /// <summary>How far it is, for people.</summary>
    public string Progress =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{CurrentPods.Count(PodProblem.IsReady)} of {Wanted} pods of the new release are ready, {Pods.Count - CurrentPods.Count} of the one before run"
        );

    bool IsObserved => Deployment.Status?.ObservedGeneration >= Deployment.Metadata.Generation;

    int Wanted => Deployment.Spec.Replicas ?? 1;

    /// <summary>The state, out of what the cluster has.</summary>
    public static ServiceState Of(V1Deployment deployment, IEnumerable<V1ReplicaSet> sets, IEnumerable<V1Pod> pods)
    {
        var own = sets.Where(x => x.OwnerReferences()?.Any(y => y.Uid == deployment.Uid()) == true).ToList();
        // Until the cluster has seen the newest words, the numbers are those of the words before.
        var current =
            deployment.Status?.ObservedGeneration >= deployment.Metadata.Generation
                ? own.FirstOrDefault(x => x.GetAnnotation(Revision) == deployment.GetAnnotation(Revision))
                : null;
        return new ServiceState(
            deployment,
            current,
            [.. own.Where(x => x != current)],
            [.. pods.Where(x => x.Metadata.DeletionTimestamp is null)]
        );
    }

    static bool IsOf(V1Pod pod, V1ReplicaSet? set) =>
        set is not null && pod.OwnerReferences()?.Any(x => x.Uid == set.Uid()) == true;
}
