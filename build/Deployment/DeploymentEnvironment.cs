using Delivery.Deployment.OnKubernetes;
using Delivery.Outcomes;

namespace Delivery.Deployment;

/// <summary>Where a release runs: one row of the table in <see cref="Environments"/>.</summary>
/// <param name="Name">The name that people use and that targets carry.</param>
public sealed record DeploymentEnvironment(string Name)
{
    /// <summary>What it runs on.</summary>
    public DeployTargetKind Target { get; init; } = DeployTargetKind.Docker;

    /// <summary>The address that the service is published on. Beyond the loopback address, others can see it.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>The port that the service is published on.</summary>
    public required int Port { get; init; }

    /// <summary>
    /// The alias in the models registry that the service follows. Where every environment has a registry of its own, that is
    /// the champion; where all share one, it is an alias of the environment.
    /// </summary>
    public string ModelAlias { get; init; } = "champion";

    /// <summary>The models registry; the service can only read it.</summary>
    public ModelsLocation Models { get; init; } = ModelsLocation.OwnVolume;

    /// <summary>Settings of the service: environment variables. Everybody who may use the engine can read them: no secrets.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The file of API keys on the machine that the engine runs on; null where nobody needs a key.</summary>
    public string? ApiKeys { get; init; }

    /// <summary>Whether only releases that were accepted in the environment before may come here.</summary>
    public bool IsProtected { get; init; }

    /// <summary>The environment that a release comes from, or null for the first of the chain.</summary>
    public string? Previous { get; init; }

    /// <summary>How long a new release may take until it is ready.</summary>
    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the release before may take to finish its requests.</summary>
    public TimeSpan DrainWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The memory that the service may take, in MiB.</summary>
    public int Memory { get; init; } = 1024;

    /// <summary>What a cluster needs to know beside this.</summary>
    public KubernetesSettings Kubernetes { get; init; } = new();

    /// <summary>
    /// Which of several copies of the whole chain this is: several repositories, or tests, share an engine without
    /// seeing each other.
    /// </summary>
    public string Instance { get; init; } = Environments.DefaultInstance;

    /// <summary>Whether the service can only be seen on the machine that it runs on.</summary>
    public bool IsLocal =>
        System.Net.IPAddress.TryParse(Address, out var address) && System.Net.IPAddress.IsLoopback(address);

    /// <summary>Expects keys where others than this machine can reach the service.</summary>
    /// <exception cref="StopException">There are none (exit code 2).</exception>
    public void RequireAccessRule()
    {
        if (!IsLocal && ApiKeys is null)
            throw StopException.Refused(
                $"{Name} is published on {Address}, where others can reach it, and asks nobody for a key. "
                    + $"Give it keys (--api-keys {Name}=/srv/api-keys.json, made with \"ridership keys add\"), or the address 127.0.0.1."
            );
    }

    /// <summary>Where the service is found.</summary>
    public Uri Url =>
        Target == DeployTargetKind.Kubernetes
            ? ClusterUrl.Of(this)
            : new($"http://{(Address == "0.0.0.0" ? "127.0.0.1" : Address)}:{Port}");
}
