using System.Diagnostics;
using Build.IntegrationTests.Template;
using Delivery.Deployment;
using Delivery.Deployment.OnKubernetes;
using Delivery.Docker;
using k8s;
using k8s.Models;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Deployment.OnKubernetes;

/// <summary>The example's own program, deployed to a namespace with a volume for its input and output; nothing asks the service here, so it runs no pod.</summary>
public sealed class ClusterApplication : IDisposable
{
    const string Image = "mlpipeline-test-ridership:1";
    const string Claim = "data";

    const string Dockerfile = """
        FROM {0}
        COPY . /app/
        ENTRYPOINT ["dotnet", "/app/ridership.dll"]
        """;

    readonly TestCluster _cluster;
    readonly DeploymentEnvironment _environment;
    readonly AbsolutePath _directory = Directory.CreateTempSubdirectory("batch-").FullName;

    ClusterApplication(TestCluster cluster, DeploymentEnvironment environment) =>
        (_cluster, _environment) = (cluster, environment);

    /// <summary>The namespace.</summary>
    public string Namespace => _environment.Kubernetes.Namespace!;

    /// <summary>What the pods see as <c>/data</c>.</summary>
    public AbsolutePath Data => _directory / "data";

    static AbsolutePath Program => Repositories.Root / "artifacts" / "dotnet" / "bin" / "Ridership" / "release";

    static AbsolutePath Sources => Repositories.Root / "notebooks" / "dummy_data";

    public static async Task<ClusterApplication> DeployAsync(TestCluster cluster, DockerEngine engine)
    {
        MachinePart.Require(
            (Program / "ridership.dll").FileExists(),
            $"This test runs the application, and it is not in {Program}. Compile it: ./build.sh Compile"
        );
        var environment = Environments.Integration with
        {
            Target = DeployTargetKind.Kubernetes,
            Instance = "ridership",
        };
        var space = await cluster.MakeNamespaceAsync(engine, environment);
        var application = new ClusterApplication(
            cluster,
            environment with
            {
                Kubernetes = new KubernetesSettings { Namespace = space },
            }
        );
        await application.BuildImageAsync(engine);
        await application.MakeDataAsync();
        await application.MakeObjectsAsync();
        return application;
    }

    /// <summary>Writes rows of the example's new days over and over, each with another temperature, so that no two shards are alike.</summary>
    public void WriteInput(string name, int rows)
    {
        var days = File.ReadAllLines(Sources / "new_days.csv");
        var temperature = Array.IndexOf(days[0].Split(','), "temp");
        File.WriteAllLines(
            Data / name,
            Enumerable
                .Range(0, rows)
                .Select(row =>
                {
                    var cells = days[1 + (row % (days.Length - 1))].Split(',');
                    cells[temperature] = $"{row % 100}";
                    return string.Join(',', cells);
                })
                .Prepend(days[0])
        );
    }

    /// <summary>Runs a command of the application on this machine, without the cluster.</summary>
    public async Task RunAsync(params string[] command) =>
        (await ShellRun.OfAsync(_directory, "dotnet", [Program / "ridership.dll", .. command])).Succeeded();

    /// <summary>Starts a command of the application that gives its work to the cluster.</summary>
    public Process Start(params string[] command) =>
        System.Diagnostics.Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    Program / "ridership.dll",
                    .. command,
                    "--on",
                    "kubernetes",
                    "--kubeconfig",
                    _cluster.KubeconfigOf(Namespace),
                    "--claim",
                    Claim,
                    "--cpu",
                    "100m",
                    "--memory",
                    "512Mi",
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = _directory,
            }
        )!;

    /// <summary>Trains a model on this machine that the environment serves.</summary>
    public async Task TrainAsync()
    {
        await RunAsync(
            "train",
            "--model",
            "ols",
            "--data",
            Sources,
            "--registry",
            _cluster.Models,
            "--alias",
            _environment.ModelAlias
        );
        // Pods are another user than these tests, and such a volume belongs to whoever has made it.
        (await ShellRun.OfAsync(_directory, "chmod", ["-R", "a+rwX", _cluster.Models])).Succeeded();
    }

    /// <summary>Predicts a file of the volume in one process of this machine.</summary>
    public async Task<byte[]> PredictHereAsync(string name)
    {
        var output = _directory / "here.csv";
        await RunAsync(
            "predict",
            "--registry",
            _cluster.Models,
            "--alias",
            _environment.ModelAlias,
            "--input",
            Data / name,
            "--output",
            output
        );
        return output.ReadAllBytes();
    }

    public void Dispose() => _directory.DeleteDirectory();

    async Task BuildImageAsync(DockerEngine engine)
    {
        MachinePart.Require(
            await engine.FindImageAsync(BaseImage.AspNet.StandIn) is not null,
            $"This test starts from {BaseImage.AspNet.StandIn}. Make it: ./build.sh BaseImages"
        );
        var context = _directory / "context";
        await Task.Run(() => Program.Copy(context));
        (context / "Dockerfile").WriteAllText(
            Dockerfile.Replace("{0}", BaseImage.AspNet.StandIn, StringComparison.Ordinal)
        );
        (context / ".dockerignore").WriteAllText("Dockerfile\n");
        await new EngineImageBuilder(engine).BuildAsync(
            new ImageBuild(ImageContext.Of(context, context / "Dockerfile"), ImageReference.Parse(Image)),
            _ => { }
        );
        context.DeleteDirectory();
    }

    async Task MakeDataAsync()
    {
        Data.CreateDirectory();
        foreach (var file in Directory.EnumerateFiles(Sources))
            File.Copy(file, Data / Path.GetFileName(file));
        // Pods are another user than these tests.
        (await ShellRun.OfAsync(_directory, "chmod", ["-R", "a+rwX", Data])).Succeeded();
        await _cluster.MakeVolumeAsync(Namespace, Claim, Data);
        await _cluster.Client.CoreV1.CreateNamespacedPersistentVolumeClaimAsync(
            new V1PersistentVolumeClaim
            {
                Metadata = new V1ObjectMeta { Name = Claim },
                Spec = new V1PersistentVolumeClaimSpec
                {
                    AccessModes = ["ReadWriteMany"],
                    Resources = new V1VolumeResourceRequirements
                    {
                        Requests = new Dictionary<string, ResourceQuantity> { ["storage"] = new("1Gi") },
                    },
                },
            },
            Namespace
        );
    }

    // What the build would deploy, but for where the image comes from.
    async Task MakeObjectsAsync()
    {
        var release = new Release(
            ImageReference.Parse("registry.example/ridership").WithDigest($"sha256:{new string('0', 64)}"),
            "1.0.0",
            "commit",
            "tree"
        );
        var objects = KubernetesObjects.Of(
            _environment,
            release,
            new KubernetesOptions("ridership", ["dotnet", "/app/ridership.dll"])
        );
        await _cluster.Client.CoreV1.CreateNamespacedServiceAccountAsync(
            objects.OfType<V1ServiceAccount>().Single(),
            Namespace
        );
        await _cluster.Client.CoreV1.CreateNamespacedPersistentVolumeClaimAsync(
            objects.OfType<V1PersistentVolumeClaim>().Single(),
            Namespace
        );
        var service = objects.OfType<V1Deployment>().Single();
        service.Spec.Replicas = 0;
        service.Spec.Template.Spec.Containers[0].Image = Image;
        service.Spec.Template.Spec.Containers[0].ImagePullPolicy = "Never";
        await _cluster.Client.AppsV1.CreateNamespacedDeploymentAsync(service, Namespace);
    }
}
