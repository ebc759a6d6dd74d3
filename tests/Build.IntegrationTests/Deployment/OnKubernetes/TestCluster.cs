using System.Security.Cryptography;
using Delivery.Deployment;
using Delivery.Deployment.OnKubernetes;
using Delivery.Docker;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Nuke.Common.IO;

[assembly: AssemblyFixture(typeof(Build.IntegrationTests.Deployment.OnKubernetes.TestCluster))]

namespace Build.IntegrationTests.Deployment.OnKubernetes;

/// <summary>
/// A Kubernetes cluster of this machine alone, which all tests share: a control plane, and one node whose pods are containers of the Docker
/// engine. It is started by the first test that asks for it.
/// </summary>
public sealed class TestCluster : IAsyncDisposable
{
    const string PauseImage = "mlpipeline-test-pause:1";

    // The control plane asks the node under its name, so that it need not listen beyond this machine.
    const string Node = "localhost";
    const string Address = "127.0.0.1";
    const int Turns = 3;

    // What holds a pod's network together only waits; it must not take the pod's port, and has nothing to say when it ends.
    const string PauseDockerfile = """
        FROM {0}
        STOPSIGNAL SIGKILL
        ENTRYPOINT ["sleep", "infinity"]
        """;

    readonly AbsolutePath _directory = Directory.CreateTempSubdirectory("cluster-").FullName;
    readonly SemaphoreSlim _turn = new(1);
    readonly string _token = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    readonly int _port = TestEnvironment.FreePort();
    readonly List<string> _namespaces = [];
    ClusterPrograms? _programs;
    DockerEngine? _engine;
    IKubernetes? _client;
    Task? _started;

    /// <summary>The kubeconfig of the cluster's administrator.</summary>
    public AbsolutePath Kubeconfig => _directory / "kubeconfig";

    /// <summary>What is in the volumes of models, on this machine.</summary>
    public AbsolutePath Models => _directory / "models";

    /// <summary>A connection for tests.</summary>
    public IKubernetes Client => _client!;

    /// <summary>The port of the control plane.</summary>
    public int Port => _port;

    /// <summary>A kubeconfig for whoever works in one namespace.</summary>
    /// <param name="space">The namespace.</param>
    /// <param name="port">Another port by which the control plane is reached; null for its own.</param>
    /// <param name="token">What another user shows; null for the administrator's token.</param>
    public AbsolutePath KubeconfigOf(string space, int? port = null, string? token = null)
    {
        var file = _directory / $"kubeconfig-{space}-{port}-{token}";
        file.WriteAllText(KubeconfigText($", namespace: {space}", port ?? _port, token ?? _token));
        return file;
    }

    /// <summary>A connection as the product makes it.</summary>
    public ClusterConnection Connect() => ClusterConnection.Open(Kubeconfig, context: null, "This test");

    /// <summary>Makes a namespace, with volumes for the models of the environments in it; starts the cluster if need be.</summary>
    /// <param name="engine">Runs the pods.</param>
    /// <param name="environments">The environments: the claim of each one gets a volume.</param>
    public async Task<string> MakeNamespaceAsync(DockerEngine engine, params DeploymentEnvironment[] environments)
    {
        await StartedAsync(engine);
        _programs!.RequireRunning();
        var name = $"test-{Guid.NewGuid().ToString("N")[..8]}";
        _namespaces.Add(name);
        await Client.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = name } });
        foreach (var claim in environments.Select(x => new KubernetesNames(x).Models))
            await MakeVolumeAsync(name, claim, Models);
        return name;
    }

    /// <summary>Makes a volume for a claim.</summary>
    /// <param name="space">The namespace of the claim.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="folder">What is in it, on this machine.</param>
    public Task MakeVolumeAsync(string space, string claim, AbsolutePath folder) =>
        Client.CoreV1.CreatePersistentVolumeAsync(
            new V1PersistentVolume
            {
                Metadata = new V1ObjectMeta { Name = $"{space}-{claim}" },
                Spec = new V1PersistentVolumeSpec
                {
                    AccessModes = ["ReadWriteMany"],
                    Capacity = new Dictionary<string, ResourceQuantity> { ["storage"] = new("1Gi") },
                    ClaimRef = new V1ObjectReference { NamespaceProperty = space, Name = claim },
                    HostPath = new V1HostPathVolumeSource { Path = folder, Type = "DirectoryOrCreate" },
                },
            }
        );

    public async ValueTask DisposeAsync()
    {
        _turn.Dispose();
        _client?.Dispose();
        if (_programs is not null)
        {
            await _programs.DisposeAsync();
            await _programs.RunAsync("kube-proxy", "--cleanup");
            await _programs.DisposeAsync();
            await RemovePodsAsync(_engine!);
            // Volumes of pods that nobody has taken leave of.
            foreach (var mount in Mounts())
                await _programs.RunAsync("umount", mount);
            await _programs.DisposeAsync();
        }
        _directory.DeleteDirectory();
    }

    // The innermost first.
    IReadOnlyList<string> Mounts() =>
        [
            .. File.ReadLines("/proc/mounts")
                .Select(x => x.Split(' ')[1])
                .Where(x => x.StartsWith($"{_directory}/", StringComparison.Ordinal))
                .OrderByDescending(x => x.Length),
        ];

    async Task StartedAsync(DockerEngine engine)
    {
        ClusterPrograms.Require();
        await _turn.WaitAsync();
        try
        {
            // What has failed once is not tried again: all tests say the same then.
            _engine = engine;
            await (_started ??= StartAsync(engine));
        }
        finally
        {
            _turn.Release();
        }
    }

    async Task StartAsync(DockerEngine engine)
    {
        var pause = PauseDockerfile.Replace("{0}", await TestReleases.GatewayImage(engine), StringComparison.Ordinal);
        await new EngineImageBuilder(engine).BuildAsync(
            new ImageBuild(
                ImageContext.Of(new Dictionary<string, string> { ["Dockerfile"] = pause }),
                ImageReference.Parse(PauseImage)
            ),
            _ => { }
        );
        WriteFiles();
        _programs = new ClusterPrograms(_directory / "logs");
        var (etcd, peers) = (TestEnvironment.FreePort(), TestEnvironment.FreePort());
        StartApi(_programs, $"http://{Address}:{etcd}", $"http://{Address}:{peers}");
        // The controllers give up for good where it takes longer than ten seconds.
        using var anonymous = new HttpClient(
            new HttpClientHandler
            {
                ServerCertificateCustomValidationCallback =
                    HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
            }
        );
        await Holds(async () => (await anonymous.GetAsync($"https://{Address}:{_port}/healthz")).IsSuccessStatusCode);
        StartControllers(_programs);
        StartNode(_programs);
        var client = new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(Kubeconfig));
        // What pods run as is made by a controller: they are at work.
        await Holds(async () => (await client.CoreV1.ListNamespacedServiceAccountAsync("default")).Items.Any());
        await Holds(async () =>
            (await client.CoreV1.ReadNodeAsync(Node)).Status.Conditions.Any(x => x is { Type: "Ready", Status: "True" })
        );
        _client = client;
    }

    void StartApi(ClusterPrograms programs, string etcd, string peers)
    {
        programs.Start(
            "etcd",
            [
                "--data-dir",
                _directory / "etcd",
                "--unsafe-no-fsync",
                "--listen-client-urls",
                etcd,
                "--advertise-client-urls",
                etcd,
                "--listen-peer-urls",
                peers,
                "--initial-advertise-peer-urls",
                peers,
                "--initial-cluster",
                $"default={peers}",
            ]
        );
        programs.Start(
            "kube-apiserver",
            $"--etcd-servers={etcd}",
            $"--cert-dir={_directory / "certificates"}",
            $"--secure-port={_port}",
            $"--bind-address={Address}",
            $"--token-auth-file={_directory / "tokens.csv"}",
            "--authorization-mode=Node,RBAC",
            "--service-cluster-ip-range=10.96.0.0/16",
            $"--service-account-key-file={_directory / "accounts.pub"}",
            $"--service-account-signing-key-file={_directory / "accounts.key"}",
            "--service-account-issuer=https://kubernetes.default.svc",
            "--api-audiences=api",
            "--kubelet-preferred-address-types=Hostname",
            "--allow-privileged=true"
        );
    }

    void StartControllers(ClusterPrograms programs)
    {
        programs.Start(
            "kube-controller-manager",
            $"--kubeconfig={Kubeconfig}",
            $"--service-account-private-key-file={_directory / "accounts.key"}",
            "--use-service-account-credentials=true",
            $"--root-ca-file={_directory / "certificates" / "apiserver.crt"}",
            $"--cert-dir={_directory / "manager"}",
            "--leader-elect=false",
            "--port=0",
            "--secure-port=0"
        );
        programs.Start(
            "kube-scheduler",
            $"--kubeconfig={Kubeconfig}",
            "--leader-elect=false",
            "--port=0",
            "--secure-port=0"
        );
    }

    void StartNode(ClusterPrograms programs)
    {
        programs.Start(
            "kubelet",
            $"--kubeconfig={Kubeconfig}",
            $"--root-dir={_directory / "kubelet"}",
            $"--cert-dir={_directory / "kubelet-certificates"}",
            $"--volume-plugin-dir={_directory / "plugins"}",
            "--container-runtime=docker",
            "--cgroup-driver=cgroupfs",
            "--fail-swap-on=false",
            // Nodes of this age see that a startup probe has failed when they look at the pod for another reason: by default each minute.
            "--sync-frequency=10s",
            $"--hostname-override={Node}",
            $"--address={Address}",
            $"--port={TestEnvironment.FreePort()}",
            "--read-only-port=0",
            "--healthz-port=0",
            "--cgroups-per-qos=false",
            "--enforce-node-allocatable=",
            $"--pod-infra-container-image={PauseImage}",
            "--eviction-hard=",
            // Images and containers of others are none of its business.
            "--image-gc-high-threshold=100",
            "--authorization-mode=AlwaysAllow",
            "--anonymous-auth=true"
        );
        programs.Start(
            "kube-proxy",
            $"--kubeconfig={Kubeconfig}",
            $"--hostname-override={Node}",
            "--proxy-mode=iptables",
            "--conntrack-max-per-core=0",
            "--conntrack-tcp-timeout-established=0",
            "--conntrack-tcp-timeout-close-wait=0",
            "--masquerade-all",
            $"--metrics-bind-address={Address}:{TestEnvironment.FreePort()}",
            $"--healthz-bind-address={Address}:{TestEnvironment.FreePort()}"
        );
    }

    void WriteFiles()
    {
        (_directory / "logs").CreateDirectory();
        Models.CreateDirectory();
        (_directory / "tokens.csv").WriteAllText($"{_token},admin,admin,system:masters\n");
        using var key = RSA.Create(2048);
        (_directory / "accounts.key").WriteAllText(key.ExportRSAPrivateKeyPem());
        (_directory / "accounts.pub").WriteAllText(key.ExportSubjectPublicKeyInfoPem());
        Kubeconfig.WriteAllText(KubeconfigText("", _port, _token));
    }

    static string KubeconfigText(string space, int port, string token) =>
        $$"""
            apiVersion: v1
            kind: Config
            current-context: test
            clusters: [{ name: test, cluster: { server: "https://{{Address}}:{{port}}", insecure-skip-tls-verify: true } }]
            users: [{ name: admin, user: { token: "{{token}}" } }]
            contexts: [{ name: test, context: { cluster: test, user: admin{{space}} } }]

            """;

    async Task Holds(Func<Task<bool>> condition)
    {
        for (var turn = 1; ; turn++)
        {
            _programs!.RequireRunning();
            try
            {
                await Eventually.Holds(() => Answers(condition));
                return;
            }
            catch (OperationCanceledException)
            {
                // On a busy machine it takes its time.
                if (turn == Turns)
                    Assert.Fail($"The cluster does not come up.\n{_programs.LastWords()}");
            }
        }
    }

    static async Task<bool> Answers(Func<Task<bool>> condition)
    {
        try
        {
            return await condition();
        }
        catch (Exception exception) when (exception is HttpRequestException or HttpOperationException)
        {
            // It does not answer yet.
            return false;
        }
    }

    // Nobody is left to end them.
    async Task RemovePodsAsync(DockerEngine engine)
    {
        foreach (var name in _namespaces)
        {
            var containers = await engine.Client.Containers.ListContainersAsync(
                new()
                {
                    All = true,
                    Filters = new Dictionary<string, IDictionary<string, bool>>
                    {
                        ["label"] = new Dictionary<string, bool> { [$"io.kubernetes.pod.namespace={name}"] = true },
                    },
                }
            );
            foreach (var container in containers)
                await engine.Client.Containers.RemoveContainerAsync(container.ID, new() { Force = true });
        }
    }
}
