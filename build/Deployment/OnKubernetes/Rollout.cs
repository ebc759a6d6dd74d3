using System.Diagnostics;
using System.Globalization;
using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>Waits until a release runs, or it is clear that it will not.</summary>
sealed class Rollout(ServiceReading reading, DeploymentEnvironment environment, Action<string> say)
{
    /// <summary>How many lines are shown of a pod that is not well.</summary>
    public const int LogLines = 50;

    static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits for the release that shall run.</summary>
    /// <returns>What is wrong, with the last lines of the pod that is not well; null when the release runs, and no other one.</returns>
    public async Task<(string Reason, IReadOnlyList<string> Log)?> FindProblemAsync(CancellationToken cancellation)
    {
        var patience = environment.Kubernetes.StartWithin + environment.ReadyWithin;
        var moved = Stopwatch.GetTimestamp();
        var told = "";
        while (true)
        {
            if (await reading.FindAsync(cancellation) is not { } state)
                return ("somebody has removed the Deployment", []);
            if (state.IsRolledOut)
                return null;
            if (state.Progress != told)
            {
                say(told = state.Progress);
                moved = Stopwatch.GetTimestamp();
            }
            var (pod, problem) = await FindWorstAsync(state, cancellation);
            var isLate = Stopwatch.GetElapsedTime(moved) >= patience;
            if (pod is not null && (problem!.IsFinal || isLate))
                return (
                    $"{pod.Metadata.Name}: {problem.Reason}",
                    await reading.ReadLogAsync(pod, LogLines, cancellation)
                );
            if (isLate)
                return (
                    state.Refusal is { } refusal
                        ? $"the cluster makes no pod of it: {refusal}"
                        : $"nothing has changed for {patience.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s: {told}",
                    []
                );
            await Task.Delay(s_interval, cancellation);
        }
    }

    async Task<(V1Pod? Pod, PodProblem? Problem)> FindWorstAsync(ServiceState state, CancellationToken cancellation)
    {
        (V1Pod?, PodProblem?) worst = (null, null);
        foreach (var pod in state.CurrentPods)
        {
            if (await reading.FindProblemAsync(pod, cancellation) is not { } problem)
                continue;
            if (problem.IsFinal)
                return (pod, problem);
            worst = (pod, problem);
        }
        return worst;
    }
}
