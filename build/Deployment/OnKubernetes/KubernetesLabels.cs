using System.Text.RegularExpressions;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>The labels and annotations that say what belongs to which environment, and what it is.</summary>
static partial class KubernetesLabels
{
    // https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
    public const string Name = "app.kubernetes.io/name";
    public const string Instance = "app.kubernetes.io/instance";
    public const string Component = "app.kubernetes.io/component";
    public const string Version = "app.kubernetes.io/version";
    public const string PartOf = "app.kubernetes.io/part-of";
    public const string ManagedBy = "app.kubernetes.io/managed-by";

    public const string Service = "service";
    public const string Retraining = "retraining";

    /// <summary>Who makes the objects, and whose fields they are.</summary>
    public const string Manager = "mlpipeline";
    const int MaxLength = 63;

    /// <summary>What finds the pods of a component. It never changes: the selector of a Deployment cannot.</summary>
    public static Dictionary<string, string> Selector(KubernetesNames names, string component) =>
        new() { [Instance] = names.Prefix, [Component] = component };

    /// <summary>The query that finds the pods of a component.</summary>
    public static string PodsOf(KubernetesNames names, string component) =>
        string.Join(',', Selector(names, component).Select(x => $"{x.Key}={x.Value}"));

    /// <summary>The query that finds all objects of an environment that this build has made.</summary>
    public static string OwnObjects(KubernetesNames names) => $"{ManagedBy}={Manager},{Instance}={names.Prefix}";

    /// <summary>The labels of an object that stays when releases come and go.</summary>
    public static Dictionary<string, string> Of(KubernetesNames names, KubernetesOptions options, string component)
    {
        var labels = Selector(names, component);
        labels[ManagedBy] = Manager;
        labels[Name] = ValueOf(options.Application);
        labels[PartOf] = ValueOf(options.Application);
        return labels;
    }

    /// <summary>The labels of an object that runs a release.</summary>
    public static Dictionary<string, string> Of(
        KubernetesNames names,
        KubernetesOptions options,
        string component,
        Release release
    )
    {
        var labels = Of(names, options, component);
        if (ValueOf(release.Version) is { Length: > 0 } version)
            labels[Version] = version;
        return labels;
    }

    /// <summary>The annotations of a pod: what was recorded of its release, word for word.</summary>
    public static Dictionary<string, string> Annotations(DeploymentEnvironment environment, Release release)
    {
        (string Name, string Value)[] all =
        [
            (RecordedLabels.Environment, environment.Name),
            (RecordedLabels.Instance, environment.Instance),
            (RecordedLabels.Digest, release.Digest),
            (RecordedLabels.Version, release.Version),
            (RecordedLabels.Commit, release.Commit),
            (RecordedLabels.Tree, release.Tree),
        ];
        return all.Where(x => x.Value.Length > 0).ToDictionary(x => x.Name, x => x.Value);
    }

    // What a label cannot hold becomes a dash: the annotation has the value itself.
    static string ValueOf(string text)
    {
        var value = NotOfAValue().Replace(text, "-");
        return value[..Math.Min(value.Length, MaxLength)].Trim('-', '_', '.');
    }

    [GeneratedRegex("[^A-Za-z0-9._-]+")]
    private static partial Regex NotOfAValue();
}
