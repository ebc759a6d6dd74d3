using Delivery.Docker;

namespace Delivery.Deployment.OnDocker;

/// <summary>The labels that say what a container or a volume is for, beside <see cref="RecordedLabels"/>.</summary>
static class DockerLabels
{
    public const string Role = "mlpipeline.role";
    public const string Slot = "mlpipeline.slot";
    public const string Deployment = "mlpipeline.deployment";
    public const string Configuration = "mlpipeline.configuration";
    public const string Image = "mlpipeline.image";
    public const string Holder = "mlpipeline.holder";

    public const string ServiceRole = "service";
    public const string GatewayRole = "gateway";
    public const string LockRole = "lock";

    /// <summary>The labels of everything that belongs to an environment.</summary>
    public static Dictionary<string, string> Of(DeploymentEnvironment environment, string? role = null)
    {
        var labels = new Dictionary<string, string>
        {
            [RecordedLabels.Instance] = environment.Instance,
            [RecordedLabels.Environment] = environment.Name,
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
        new(
            ImageReference.Parse(labels[Image]),
            labels[RecordedLabels.Version],
            labels[RecordedLabels.Commit],
            labels[RecordedLabels.Tree]
        );

    public static string Get(IDictionary<string, string> labels, string name) =>
        labels.TryGetValue(name, out var value) ? value : "";
}
