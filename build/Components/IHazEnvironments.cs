using Delivery.Deployment;
using Delivery.Deployment.OnDocker;
using Delivery.Deployment.OnKubernetes;
using Delivery.Docker;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace Delivery.Components;

/// <summary>A build that knows where its releases run.</summary>
public interface IHazEnvironments : IImages, IHazServiceTests
{
    [Parameter("Another name for the whole chain of environments, so that several share an engine.")]
    string? Instance => TryGetValue(() => Instance);

    [Parameter("Ports that differ from the table of environments, such as Staging=18082.")]
    string[] Ports => TryGetValue(() => Ports) ?? [];

    [Parameter("Models registries in folders of the engine's machine, such as Staging=/srv/models.")]
    string[] ModelsRegistry => TryGetValue(() => ModelsRegistry) ?? [];

    [Parameter("Aliases of the models to serve that differ from champion, such as Staging=staging.")]
    string[] ModelAlias => TryGetValue(() => ModelAlias) ?? [];

    [Parameter("Files of API keys on the engine's machine, such as Staging=/srv/api-keys.json.")]
    string[] ApiKeys => TryGetValue(() => ApiKeys) ?? [];

    [Parameter("How many seconds to wait while somebody else changes the environment; 300 by default.")]
    int LockTimeout => TryGetValue<int?>(() => LockTimeout) ?? 300;

    [Parameter("What all environments run on instead of what the table of environments says: Docker or Kubernetes.")]
    DeployTargetKind? DeployTarget => TryGetValue<DeployTargetKind?>(() => DeployTarget);

    [Parameter("The kubeconfig of the cluster that environments run on; by default what kubectl takes.")]
    string? Kubeconfig => TryGetValue(() => Kubeconfig);

    [Parameter("The context in the kubeconfig; its current one by default.")]
    string? KubeContext => TryGetValue(() => KubeContext);

    /// <summary>The program in the release image, and the arguments that start the application.</summary>
    string[] ApplicationProgram { get; }

    /// <summary>What all environments have in common on clusters.</summary>
    KubernetesOptions OnClusters => new(ImageName, ApplicationProgram) { Contract = Service };

    /// <summary>What the service answers.</summary>
    ServiceContract Service => new();

    /// <summary>The models of the laptop, which a new chain of environments starts with.</summary>
    AbsolutePath ModelsOfDevelopment { get; }

    /// <summary>The environments, with what was given for this run.</summary>
    IReadOnlyList<DeploymentEnvironment> Chain =>
        Environments.Chain(Instance, Ports, ModelsRegistry, ModelAlias, ApiKeys, DeployTarget);

    /// <summary>An environment, with what was given for this run.</summary>
    DeploymentEnvironment With(DeploymentEnvironment environment) => Chain.Single(x => x.Name == environment.Name);

    /// <summary>What an environment runs on; whoever asks closes it.</summary>
    /// <param name="neededBy">The target that needs it.</param>
    async Task<IDeployTarget> OpenDeployTargetAsync(string neededBy) =>
        Chain.Any(x => x.Target == DeployTargetKind.Kubernetes)
            ? new MixedDeployTarget(kind =>
                kind == DeployTargetKind.Kubernetes ? Task.FromResult(OpenCluster(neededBy)) : OpenDockerAsync(neededBy)
            )
            : await OpenDockerAsync(neededBy);

    private IDeployTarget OpenCluster(string neededBy) =>
        new KubernetesDeployTarget(
            ClusterConnection.Open(Kubeconfig, KubeContext, neededBy),
            OnClusters,
            TimeProvider.System,
            ServiceKey
        );

    private async Task<IDeployTarget> OpenDockerAsync(string neededBy)
    {
        var engine = await ConnectToDockerAsync(neededBy);
        return new DockerDeployTarget(
            engine,
            Service,
            await FindGatewayImageAsync(engine),
            FindCredentials,
            ServiceKey
        );
    }

    /// <summary>Lets a new environment start with the models of the one before it. One that has models keeps them; on a cluster nobody but its pods sees them.</summary>
    async Task EnsureModelsAsync(DeploymentEnvironment environment, string neededBy)
    {
        if (environment.Target == DeployTargetKind.Kubernetes)
            Log.Information(
                "{Environment} has its models in the claim {Claim} of the cluster; a new one is empty until somebody copies a registry there: docs/kubernetes.md",
                environment.Name,
                new KubernetesNames(environment).Models
            );
        if (environment is { Target: not DeployTargetKind.Docker } or { Models.Folder: not null })
            return;
        using var engine = await ConnectToDockerAsync(neededBy);
        var image = await FindGatewayImageAsync(engine);
        await ImagePull.EnsureAsync(engine, ImageReference.Parse(image), null, CancellationToken.None);
        var volumes = new ModelVolumes(engine, image);
        if (await volumes.HasModelsAsync(environment))
            return;
        var previous = Chain.FirstOrDefault(x => x.Name == environment.Previous);
        var isCopied = previous is { Target: DeployTargetKind.Docker, Models.Folder: null };
        if (isCopied)
            await volumes.CopyAsync(previous!, environment);
        else
            await volumes.CopyAsync(ModelsOfDevelopment, environment);
        Log.Information(
            "{Environment} had no models: it starts with those of {Source}",
            environment.Name,
            isCopied ? previous!.Name : Environments.Development.Name
        );
    }
}
