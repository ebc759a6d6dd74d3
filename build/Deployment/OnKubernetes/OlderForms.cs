using System.Text.Json.Nodes;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>The forms that objects have on clusters which do not know the one that this build writes.</summary>
static class OlderForms
{
    static readonly ApiResource[] s_older =
    [
        new("policy", "v1beta1", "poddisruptionbudgets", "PodDisruptionBudget"),
        new("autoscaling", "v2beta2", "horizontalpodautoscalers", "HorizontalPodAutoscaler"),
        new("batch", "v1beta1", "cronjobs", "CronJob"),
    ];

    /// <summary>All forms of all kinds; the form that this build writes comes before an older one of its kind.</summary>
    public static IEnumerable<ApiResource> All => ApiResource.All.Concat(s_older);

    /// <summary>The form of a kind that a cluster knows: this build's own, else an older one that means the same; null where it knows neither.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="isServed">Whether the cluster knows a form.</param>
    public static ApiResource? FormOf(string kind, Func<ApiResource, bool> isServed) =>
        All.Where(x => x.Kind == kind).FirstOrDefault(isServed);

    /// <summary>The objects as a cluster knows them.</summary>
    /// <param name="objects">The objects as this build writes them.</param>
    /// <param name="isServed">Whether the cluster knows a form.</param>
    /// <param name="leftOut">Gets a line for each object that the cluster cannot have.</param>
    public static IReadOnlyList<ClusterObject> Of(
        IEnumerable<ClusterObject> objects,
        Func<ApiResource, bool> isServed,
        Action<string> leftOut
    )
    {
        var known = new List<ClusterObject>();
        foreach (var described in objects)
        {
            if (FormOf(described.Resource.Kind, isServed) is not { } form)
                leftOut($"{described} is left out: the cluster does not know {described.Resource.ApiVersion}");
            else if (form != described.Resource && LostIn(described) is { } lost)
                leftOut(
                    $"{described} is left out: it has a {lost}, which the cluster's {form.ApiVersion} does not know"
                );
            else
                known.Add(InForm(described, form));
        }
        return known;
    }

    static ClusterObject InForm(ClusterObject described, ApiResource form)
    {
        var content = described.Content.DeepClone().AsObject();
        content["apiVersion"] = form.ApiVersion;
        return new ClusterObject(form, content);
    }

    // The schedule would mean another time.
    static string? LostIn(ClusterObject described) =>
        (described.Content["spec"] as JsonObject)?["timeZone"] is not null ? "time zone" : null;
}
