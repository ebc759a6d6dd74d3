using System.Diagnostics;
using Delivery.Docker;
using Docker.DotNet;

namespace Delivery.Deployment.OnDocker;

/// <summary>
/// One deployment. Whenever it is cut off, the old release serves or the new one does, and the next deployment sees by
/// labels and by the switch what is left to do.
/// </summary>
sealed class DockerDeployment(
    DockerEngine engine,
    DeploymentEnvironment environment,
    ServiceContract contract,
    SmokeTest smoke,
    string gatewayImage,
    Func<string, RegistryCredentials?> credentials,
    IProgress<DeploymentProgress> progress
)
{
    const int LogLines = 50;

    static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    readonly Gateway _gateway = new(engine.Client, environment, gatewayImage);
    readonly ServiceContainers _services = new(engine.Client, environment, contract);

    IContainerOperations Containers => engine.Client.Containers;

    public async Task<DeploymentOutcome> RunAsync(Release release, CancellationToken cancellation)
    {
        Say(DeploymentStep.Inspect, $"looks at what runs in {environment.Name}");
        var containers = await _services.ListAsync(cancellation);

        Say(DeploymentStep.Pull, $"brings {release.Image} to the engine");
        await ImagePull.EnsureAsync(engine, release.Image, credentials(release.Image.Registry ?? ""), cancellation);

        Say(DeploymentStep.Prepare, $"makes sure of network and gateway on {environment.Url}");
        var network = await EnvironmentNetwork.EnsureAsync(engine.Client, environment, cancellation);
        var configuration = GatewayConfiguration.Text(network, contract.Port);
        var entrance = await _gateway.EnsureAsync(network, configuration, cancellation);
        var preview = Gateway.PreviewUrl(entrance);
        var slot = await _gateway.ActiveSlotAsync(cancellation);
        var old = containers.LastOrDefault(x => ServiceContainers.SlotOf(x) == slot);
        var left = containers.Where(x => x != old).ToList();

        var oldServes = await ServesAsync(old, environment.Url, cancellation);
        if (!oldServes && left.LastOrDefault(x => x.Created < old?.Created) is { } earlier)
        {
            // Whoever switched to what is broken now did not live to switch back.
            if (await ServesAsync(earlier, preview, cancellation))
            {
                Say(DeploymentStep.Prepare, $"goes back to {earlier.Name}, which serves");
                slot = Other(slot);
                await _gateway.SwitchAsync(slot);
                (left, old, oldServes) = ([.. left.Where(x => x != earlier), old!], earlier, true);
            }
        }

        if (oldServes && _services.IsFor(old!, release) && await PredictsAsync(environment.Url, cancellation))
        {
            await _services.KeepRunningAsync(old!.Id);
            await RetireAsync(left);
            return DeploymentOutcome.Success(DeploymentResult.AlreadyRunning);
        }

        foreach (var container in left)
        {
            Say(DeploymentStep.Prepare, $"removes {container.Name}, which an earlier deployment has left behind");
            await Containers.RemoveAsync(container.Id);
        }

        var deployment = Guid.NewGuid().ToString("N")[..12];
        var name = new DockerNames(environment).Service(deployment);
        var target = Other(slot);
        try
        {
            Say(DeploymentStep.Start, $"starts {release} as {name}");
            if (await StartAsync(release, deployment, target, network, cancellation) is { } startProblem)
                return await GiveUpAsync(name, oldServes, startProblem);

            Say(DeploymentStep.Ready, $"waits until it is ready, at most {environment.ReadyWithin.TotalSeconds} s");
            if (await WaitUntilReadyAsync(name, preview, cancellation) is { } readyProblem)
                return await GiveUpAsync(name, oldServes, readyProblem);

            Say(DeploymentStep.Smoke, "asks it for a prediction");
            if (await smoke.FindPredictionProblemAsync(preview, cancellation) is { } smokeProblem)
                return await GiveUpAsync(name, oldServes, smokeProblem);
        }
        catch
        {
            await Containers.RemoveAsync(name);
            throw;
        }

        // From here on nobody interrupts: the way to the end is shorter than the way back.
        await _services.KeepRunningAsync(name);
        Say(DeploymentStep.Switch, $"sends requests to {name}");
        await _gateway.SwitchAsync(target);

        Say(DeploymentStep.Confirm, $"asks {environment.Url} once more");
        if (await FindProblemAsync(environment.Url, CancellationToken.None) is { } problem)
        {
            if (!oldServes)
                return await GiveUpAsync(name, oldServes, problem);
            await _gateway.SwitchAsync(slot);
            return await GiveUpAsync(name, oldServes, problem, DeploymentResult.OldRestored);
        }

        Say(DeploymentStep.Retire, old is null ? "nothing was there before" : $"lets {old.Name} finish");
        await RetireAsync(old is null ? [] : [old]);
        return DeploymentOutcome.Success(DeploymentResult.Deployed);
    }

    async Task<bool> ServesAsync(EngineContainer? container, Uri url, CancellationToken cancellation) =>
        container is not null
        && container.IsRunning
        && await smoke.FindReadinessProblemAsync(url, cancellation) is null;

    async Task<bool> PredictsAsync(Uri url, CancellationToken cancellation) =>
        await smoke.FindPredictionProblemAsync(url, cancellation) is null;

    async Task<string?> FindProblemAsync(Uri url, CancellationToken cancellation) =>
        await smoke.FindReadinessProblemAsync(url, cancellation)
        ?? await smoke.FindPredictionProblemAsync(url, cancellation);

    /// <returns>What is wrong, or null.</returns>
    async Task<string?> StartAsync(
        Release release,
        string deployment,
        Slot slot,
        EnvironmentNetwork network,
        CancellationToken cancellation
    )
    {
        try
        {
            await _services.StartAsync(release, deployment, slot, network, cancellation);
            return null;
        }
        // Its program is not there, or cannot be run: that is the image's fault and not the engine's.
        catch (DockerApiException exception) when (exception.StatusCode == System.Net.HttpStatusCode.BadRequest)
        {
            return $"it cannot be started: {exception.Message.Trim()}";
        }
    }

    /// <returns>What is wrong, or null when it is ready.</returns>
    async Task<string?> WaitUntilReadyAsync(string name, Uri preview, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            if (await Containers.FindAsync(name, cancellation) is not { } container)
                return "somebody has removed it";
            if (container.End is { } end)
                return $"it {end}";
            if (container.Health == EngineContainer.Unhealthy)
                return $"its health check says: {container.LastCheck}";
            var problem = await smoke.FindReadinessProblemAsync(preview, cancellation);
            if (problem is null && container.Health is not (null or EngineContainer.Healthy))
                problem = $"its health check has not passed yet {container.LastCheck}".TrimEnd();
            if (problem is null)
                return null;
            if (Stopwatch.GetElapsedTime(started) >= environment.ReadyWithin)
                return $"it is not ready after {environment.ReadyWithin.TotalSeconds} s: {problem}";
            await Task.Delay(s_interval, cancellation);
        }
    }

    async Task<DeploymentOutcome> GiveUpAsync(
        string name,
        bool oldServes,
        string reason,
        DeploymentResult withOld = DeploymentResult.OldKept
    )
    {
        IReadOnlyList<string> log = [];
        if (await Containers.FindAsync(name, CancellationToken.None) is not null)
            log = await Containers.ReadLogAsync(name, LogLines, CancellationToken.None);
        await Containers.RemoveAsync(name);
        return new DeploymentOutcome(oldServes ? withOld : DeploymentResult.NothingServes, reason, log);
    }

    async Task RetireAsync(IReadOnlyCollection<EngineContainer> containers)
    {
        foreach (var container in containers)
            await _services.RetireAsync(container.Id);
    }

    void Say(DeploymentStep step, string message) => progress.Report(new DeploymentProgress(step, message));

    static Slot Other(Slot slot) => slot == Slot.Blue ? Slot.Green : Slot.Blue;
}
