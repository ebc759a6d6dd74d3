using Delivery.Deployment;
using Delivery.Deployment.OnKubernetes;
using Delivery.Docker;
using k8s;
using k8s.Models;

namespace Build.Tests.Deployment.OnKubernetes;

/// <summary>A release, an environment that says nothing of clusters, and one that says everything.</summary>
static class ClusterExample
{
    public const string Digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";
    public const string Image = $"registry.example.com/ridership@{Digest}";

    public static Release Deployed { get; } =
        new(ImageReference.Parse(Image), "1.1.0-alpha.3+build.7", new string('c', 40), new string('e', 40));

    public static KubernetesOptions Options { get; } = new("ridership", ["dotnet", "/app/ridership.dll"]);

    public static DeploymentEnvironment Plain { get; } = Environments.Staging;

    public static DeploymentEnvironment Full { get; } =
        Environments.Production with
        {
            Settings = new Dictionary<string, string> { ["ZONE"] = "eu", ["LEVEL"] = "on" },
            Kubernetes = new KubernetesSettings
            {
                Namespace = "forecasts",
                Replicas = 2,
                MaxReplicas = 5,
                MaxProcessor = 1000,
                StorageClass = "azurefile-csi",
                ApiKeysSecret = "ridership-keys",
                PullSecret = "registry",
                ClientNamespaces = ["monitoring"],
                Ingress = new IngressSettings("forecast.example.com")
                {
                    Class = "nginx",
                    CertificateSecret = "forecast-certificate",
                },
                Retraining = new RetrainingSettings("0 3 * * 1", "sources")
                {
                    TimeZone = "Europe/Berlin",
                    WithoutDrift = true,
                    Model = "ols",
                    ReportsClaim = "reports",
                },
            },
        };

    /// <summary>A container of Azure Blob Storage.</summary>
    public static Uri Storage { get; } = new("https://contoso.blob.core.windows.net/models");

    /// <summary>An environment whose models are in that container, with a retraining.</summary>
    public static DeploymentEnvironment Stored { get; } =
        PlainWith(
            new KubernetesSettings
            {
                ModelsStorage = Storage,
                AzureIdentity = "11111111-2222-3333-4444-555555555555",
                Retraining = new RetrainingSettings("0 3 * * 1", "sources"),
            }
        );

    public static DeploymentEnvironment PlainWith(KubernetesSettings settings) => Plain with { Kubernetes = settings };

    public static IReadOnlyList<IKubernetesObject<V1ObjectMeta>> ObjectsOf(DeploymentEnvironment environment) =>
        KubernetesObjects.Of(environment, Deployed, Options);

    public static IReadOnlyList<ManifestFile> FilesOf(DeploymentEnvironment environment) =>
        ManifestFiles.Of(environment, ObjectsOf(environment));

    /// <summary>The only object of a type, or null.</summary>
    public static T? Find<T>(DeploymentEnvironment environment)
        where T : class => ObjectsOf(environment).OfType<T>().SingleOrDefault();

    /// <summary>The pods of an environment: the service's, and where there is one the retraining's.</summary>
    public static IReadOnlyList<V1PodSpec> PodsOf(DeploymentEnvironment environment) =>
        [
            Find<V1Deployment>(environment)!.Spec.Template.Spec,
            .. Find<V1CronJob>(environment) is { } job ? [job.Spec.JobTemplate.Spec.Template.Spec] : (V1PodSpec[])[],
        ];
}
