using Delivery.Docker;

namespace Delivery.Deployment.OnDocker;

/// <summary>The labels that say what belongs to which environment, and what it is.</summary>
static class DockerLabels
{
    public const string Instance = "mlpipeline.instance";
    public const string Environment = "mlpipeline.environment";
    public const string Role = "mlpipeline.role";
    public const string Slot = "mlpipeline.slot";
    public const string Deployment = "mlpipeline.deployment";
    public const string Configuration = "mlpipeline.configuration";
    public const string Image = "mlpipeline.image";
    public const string Digest = "mlpipeline.digest";
    public const string Version = "mlpipeline.version";
    public const string Commit = "mlpipeline.commit";
    public const string Tree = "mlpipeline.tree";
    public const string Holder = "mlpipeline.holder";
    public const string Purpose = "mlpipeline.purpose";
    public const string Since = "mlpipeline.since";

    public const string ServiceRole = "service";
    public const string GatewayRole = "gateway";
    public const string LockRole = "lock";

    /// <summary>The labels of everything that belongs to an environment.</summary>
    public static Dictionary<string, string> Of(DeploymentEnvironment environment, string? role = null)
    {
        var labels = new Dictionary<string, string>
        {
            [Instance] = environment.Instance,
            [Environment] = environment.Name,
        };
        if (role is not null)
            labels[Role] = role;
        return labels;
    }

    /// <summary>The filter that finds what has all these labels.</summary>
    public static Dictionary<string, IDictionary<string, bool>> Filter(Dictionary<string, string> labels) =>
        new() { ["label"] = labels.ToDictionary(x => $"{x.Key}={x.Value}", _ => true) };

    /// <summary>The release that a container was started for, by its labels.</summary>
    public static Release ReleaseOf(IReadOnlyDictionary<string, string> labels) =>
        new(ImageReference.Parse(labels[Image]), labels[Version], labels[Commit], labels[Tree]);

    public static string Get(IDictionary<string, string> labels, string name) =>
        labels.TryGetValue(name, out var value) ? value : "";
}
