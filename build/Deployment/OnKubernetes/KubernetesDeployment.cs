using Delivery.Outcomes;
using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>
/// One deployment. The cluster itself keeps the old pods until new ones are ready, so whenever this is cut off something serves; the next
/// deployment sees what is left to do.
/// </summary>
sealed class KubernetesDeployment(
    ClusterApi api,
    DeploymentEnvironment environment,
    KubernetesOptions options,
    string? key,
    Action requireHeld,
    IProgress<DeploymentProgress> progress
)
{
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    readonly ServiceReading _reading = new(api, environment);

    public async Task<DeploymentOutcome> RunAsync(Release release, CancellationToken cancellation)
    {
        Say(DeploymentStep.Inspect, $"asks {api.Client.BaseUri} what {release} changes in {environment.Name}");
        var changes = await ClusterChanges.FindAsync(api, environment, release, options, cancellation);
        foreach (var line in changes.LeftOut)
            Say(DeploymentStep.Inspect, line);
        var before = await _reading.FindAsync(cancellation);
        if (changes.Lines.Count == 0 && before is { IsRolledOut: true })
        {
            if (await FindPredictionProblemAsync(before, cancellation) is null)
                return DeploymentOutcome.Success(DeploymentResult.AlreadyRunning);
        }

        var restoring = new Restoring(api, environment, changes, before);
        try
        {
            if (await RollOutAsync(release, changes, cancellation) is { } problem)
                return await GiveUpAsync(restoring, problem.Reason, problem.Log);
            Say(DeploymentStep.Smoke, "asks each pod for a prediction");
            var state = await _reading.FindAsync(cancellation);
            if (await FindPredictionProblemAsync(state, cancellation) is { } wrong)
                return await GiveUpAsync(restoring, wrong, await LogAsync(state));
        }
        // Who has lost the right to change the environment has lost the right to change it back.
        catch (Exception exception) when (exception is not StopException)
        {
            await restoring.RunAsync(CancellationToken.None);
            throw;
        }

        await ApplyAsync(DeploymentStep.Confirm, changes.Objects.SkipWhile(x => !IsDeployment(x)).Skip(1));
        foreach (var stale in changes.Stale)
        {
            requireHeld();
            Say(DeploymentStep.Retire, $"removes {stale}, which is no longer wanted");
            await api.DeleteAsync(stale, CancellationToken.None);
        }
        return DeploymentOutcome.Success(DeploymentResult.Deployed);
    }

    async Task<(string Reason, IReadOnlyList<string> Log)?> RollOutAsync(
        Release release,
        ClusterChanges changes,
        CancellationToken cancellation
    )
    {
        await ApplyAsync(DeploymentStep.Prepare, changes.Objects.TakeWhile(x => !IsDeployment(x)));
        Say(DeploymentStep.Start, $"starts {release} beside what runs");
        await ApplyAsync(DeploymentStep.Start, changes.Objects.Where(IsDeployment));
        return await new Rollout(_reading, environment, x => Say(DeploymentStep.Ready, x)).FindProblemAsync(
            cancellation
        );
    }

    // What is begun is not interrupted between two objects: the waiting is.
    async Task ApplyAsync(DeploymentStep step, IEnumerable<ObjectChange> changes)
    {
        foreach (var change in changes.Where(x => x.IsNeeded))
        {
            requireHeld();
            Say(step, change.Live is null ? $"makes {change.Wanted}" : $"changes {change.Wanted}");
            await api.ApplyAsync(change.Wanted, isDryRun: false, CancellationToken.None);
        }
    }

    async Task<string?> FindPredictionProblemAsync(ServiceState? state, CancellationToken cancellation)
    {
        if (state is null)
            return "somebody has removed the Deployment";
        using var connection = new PodConnection(api, options.Contract.Port);
        foreach (var pod in state.CurrentPods)
        {
            using var smoke = new SmokeTest(options.Contract, key, connection.To(pod));
            try
            {
                var asked = smoke.FindPredictionProblemAsync(connection.UrlOf(pod), cancellation);
                if (await asked.WaitAsync(s_patience, cancellation) is { } problem)
                    return $"{pod.Name()}: {problem}";
            }
            catch (TimeoutException)
            {
                return $"{pod.Name()}: it takes requests by way of the cluster, and has not answered within {s_patience.TotalSeconds} s";
            }
        }
        return null;
    }

    async Task<IReadOnlyList<string>> LogAsync(ServiceState? state) =>
        state?.CurrentPods is [var pod, ..]
            ? await _reading.ReadLogAsync(pod, Rollout.LogLines, CancellationToken.None)
            : [];

    async Task<DeploymentOutcome> GiveUpAsync(Restoring restoring, string reason, IReadOnlyList<string> log)
    {
        requireHeld();
        Say(DeploymentStep.Retire, $"goes back to how it was: {reason}");
        return new DeploymentOutcome(await restoring.RunAsync(CancellationToken.None), reason, log);
    }

    void Say(DeploymentStep step, string message) => progress.Report(new DeploymentProgress(step, message));

    static bool IsDeployment(ObjectChange change) => change.Wanted.Resource.Kind == ApiResource.DeploymentKind;
}
