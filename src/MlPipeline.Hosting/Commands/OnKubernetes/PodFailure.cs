using System.Globalization;
using k8s.Models;

namespace MlPipeline.Hosting.Commands.OnKubernetes;

/// <summary>A pod that has failed, or cannot begin.</summary>
/// <param name="Shard">The shard that it was to predict; null where it had none.</param>
/// <param name="ExitCode">The exit code of its command; null where that did not run.</param>
/// <param name="Reason">Why, in the words of the command or of the cluster.</param>
sealed record PodFailure(int? Shard, int? ExitCode, string Reason)
{
    /// <summary>What the cluster writes the number of a job's index to.</summary>
    public const string IndexAnnotation = "batch.kubernetes.io/job-completion-index";

    // A node may still get room, and a volume or a secret may still come; these do not mend themselves.
    static readonly string[] Hopeless =
    [
        "ErrImageNeverPull",
        "ImagePullBackOff",
        "InvalidImageName",
        "CreateContainerConfigError",
        "CreateContainerError",
        "RunContainerError",
    ];

    /// <summary>Why a pod has failed; null where it has not.</summary>
    public static PodFailure? Of(V1Pod pod)
    {
        if (pod.Status?.Phase != "Failed")
            return null;
        var ended = Container(pod)?.State?.Terminated;
        var reason =
            ended is null ? pod.Status.Message ?? pod.Status.Reason ?? "the cluster does not say why"
            : ended.Message is { Length: > 0 } words ? Words(words)
            : ended.Reason is { Length: > 0 } and not "Error" ? $"{ended.Reason}, exit code {Code(ended)}"
            : $"exit code {Code(ended)}";
        return new(ShardOf(pod), ended?.ExitCode, reason);
    }

    /// <summary>What keeps a pod from beginning, as far as it does not mend itself; null for nothing.</summary>
    public static PodFailure? Stuck(V1Pod pod) =>
        Container(pod)?.State?.Waiting is { } waiting && Hopeless.Contains(waiting.Reason)
            ? new(ShardOf(pod), null, $"{waiting.Reason}: {waiting.Message}".TrimEnd(':', ' '))
            : null;

    /// <summary>What a pod waits for before it has a node; null where it has one.</summary>
    public static string? Unplaced(V1Pod pod) =>
        pod.Status?.Conditions?.FirstOrDefault(x => x is { Type: "PodScheduled", Status: "False" })?.Message;

    static int? ShardOf(V1Pod pod) =>
        int.TryParse(
            pod.GetLabel(JobNames.Shard) ?? pod.GetAnnotation(IndexAnnotation),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var shard
        )
            ? shard
            : null;

    static V1ContainerStatus? Container(V1Pod pod) => pod.Status?.ContainerStatuses?.FirstOrDefault();

    static string Code(V1ContainerStateTerminated ended) => ended.ExitCode.ToString(CultureInfo.InvariantCulture);

    // The last lines of the log: what went wrong stands in the last, behind what it is marked with.
    static string Words(string log)
    {
        var last = log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .LastOrDefault();
        const string Mark = "error: ";
        return last is null ? log
            : last.StartsWith(Mark, StringComparison.Ordinal) ? last[Mark.Length..]
            : last;
    }
}
