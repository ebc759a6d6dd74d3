using System.Globalization;
using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>Why a pod does not serve.</summary>
/// <param name="Reason">Why, in words for people.</param>
/// <param name="IsFinal">Whether waiting longer is of no use.</param>
sealed record PodProblem(string Reason, bool IsFinal)
{
    static readonly HashSet<string> s_finalWaits =
    [
        "ImagePullBackOff",
        "InvalidImageName",
        "ErrImageNeverPull",
        "CreateContainerConfigError",
        "CreateContainerError",
        "RunContainerError",
        "CrashLoopBackOff",
    ];

    /// <summary>What is wrong with a pod; null when it is ready.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="events">What the cluster has told of it, in any order.</param>
    /// <param name="readyWithin">How long it may take until it is ready.</param>
    public static PodProblem? Of(V1Pod pod, IReadOnlyList<Corev1Event> events, TimeSpan readyWithin)
    {
        if (IsReady(pod))
            return null;
        var container = pod.Status?.ContainerStatuses?.FirstOrDefault();
        if (events.Any(IsKilledByProbe))
            return new(
                $"it is not ready after {readyWithin.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s: {LastProbe(events) ?? "its startup probe has failed"}",
                IsFinal: true
            );
        // A wait says why it was started again and not how it ended, so its end comes first.
        if ((container?.State?.Terminated ?? container?.LastState?.Terminated) is { } ended)
            return new(EndOf(ended), IsFinal: true);
        if (container?.State?.Waiting is { Reason: { } reason } waiting && reason != "ContainerCreating")
            return new(WaitOf(pod, reason, waiting.Message, events), s_finalWaits.Contains(reason));
        if (pod.Status?.Reason is { } evicted)
            return new($"it was ended by the cluster: {evicted}: {pod.Status.Message}", IsFinal: true);
        if (
            pod.Status?.Conditions?.FirstOrDefault(x => x is { Type: "PodScheduled", Status: "False" }) is
            { } unscheduled
        )
            return new($"no node takes it: {unscheduled.Message}", IsFinal: false);
        if (container?.State?.Running is not null)
            return new(LastProbe(events) ?? "it is not ready yet", IsFinal: false);
        return new(LastWarning(events) ?? "it is not started yet", IsFinal: false);
    }

    /// <summary>Whether a pod gets requests.</summary>
    public static bool IsReady(V1Pod pod) =>
        pod.Metadata.DeletionTimestamp is null
        && pod.Status?.Conditions?.Any(x => x is { Type: "Ready", Status: "True" }) == true;

    static string EndOf(V1ContainerStateTerminated ended) =>
        $"it ended with code {ended.ExitCode.ToString(CultureInfo.InvariantCulture)}"
        + ended.Reason switch
        {
            null or "" or "Error" or "Completed" => "",
            "OOMKilled" => ": it took more memory than its limit (OOMKilled)",
            "ContainerCannotRun" => $": it cannot be started: {ended.Message?.Trim()}",
            var other => $": {other} {ended.Message?.Trim()}".TrimEnd(),
        };

    // A wait between two attempts says only that there is one: why is in the event of the attempt.
    static string WaitOf(V1Pod pod, string reason, string? message, IReadOnlyList<Corev1Event> events)
    {
        var attempt = LastWarning(events, x => x.StartsWith("Failed to pull image", StringComparison.Ordinal));
        return reason switch
        {
            "ImagePullBackOff" or "ErrImagePull" or "InvalidImageName" or "ErrImageNeverPull" =>
                $"the image {pod.Spec.Containers[0].Image} cannot be pulled: {attempt ?? message ?? reason}",
            "CreateContainerConfigError" => $"what it refers to is not there: {message}",
            _ => $"it cannot be started: {message ?? reason}",
        };
    }

    static bool IsKilledByProbe(Corev1Event told) =>
        told.Reason == "Killing" && told.Message?.Contains("failed startup probe", StringComparison.Ordinal) == true;

    static string? LastProbe(IEnumerable<Corev1Event> events) =>
        events.Where(x => x.Reason == "Unhealthy").OrderBy(At).LastOrDefault()?.Message?.Trim();

    static string? LastWarning(IEnumerable<Corev1Event> events, Func<string, bool>? which = null) =>
        events
            .Where(x => x is { Type: "Warning", Message: not null } && (which is null || which(x.Message)))
            .OrderBy(At)
            .LastOrDefault()
            ?.Message.Trim();

    static DateTime At(Corev1Event told) =>
        told.LastTimestamp ?? told.EventTime ?? told.Metadata?.CreationTimestamp ?? default;
}
