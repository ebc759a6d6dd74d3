using Delivery.Outcomes;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>What a release would change on a cluster. Finding it out changes nothing.</summary>
/// <param name="Objects">The objects of the release, in an order in which each finds what it refers to.</param>
/// <param name="Stale">Objects of the environment that are no longer wanted.</param>
/// <param name="LeftOut">A line for each object that the cluster cannot have.</param>
sealed record ClusterChanges(
    IReadOnlyList<ObjectChange> Objects,
    IReadOnlyList<ClusterObject> Stale,
    IReadOnlyList<string> LeftOut
)
{
    /// <summary>What would be changed, a line each.</summary>
    public IReadOnlyList<string> Lines =>
        [.. Objects.Where(x => x.IsNeeded).SelectMany(x => x.Lines), .. Stale.Select(x => $"remove {x}")];

    /// <summary>Asks the cluster what it would make of a release.</summary>
    /// <exception cref="StopException">A name is taken by somebody else's object (exit code 2).</exception>
    public static async Task<ClusterChanges> FindAsync(
        ClusterApi api,
        DeploymentEnvironment environment,
        Release release,
        KubernetesOptions options,
        CancellationToken cancellation
    )
    {
        var forms = await api.FormsAsync(cancellation);
        var names = new KubernetesNames(environment);
        var leftOut = new List<string>();
        var wanted = OlderForms.Of(
            KubernetesObjects.Of(environment, release, options).Select(ClusterObject.Of),
            forms.Contains,
            leftOut.Add
        );
        var objects = new List<ObjectChange>();
        foreach (var one in wanted)
        {
            var live = await api.FindAsync(one.Resource, one.Name, cancellation);
            if (live is not null && !Pruning.IsOwn(names, one with { Content = live }))
                throw Taken(environment, api, one);
            // Also of what is not there: what the cluster does not take is found out before anything is changed.
            var then = await api.ApplyAsync(one, isDryRun: true, cancellation);
            objects.Add(new ObjectChange(one, live, live is null ? [] : ObjectDifferences.Of(live, then)));
        }
        return new ClusterChanges(
            objects,
            Pruning.Choose(names, wanted, await FindOwnAsync(api, names, cancellation)),
            leftOut
        );
    }

    /// <summary>All objects of an environment.</summary>
    public static async Task<IReadOnlyList<ClusterObject>> FindOwnAsync(
        ClusterApi api,
        KubernetesNames names,
        CancellationToken cancellation
    )
    {
        var own = new List<ClusterObject>();
        foreach (var form in await api.FormsAsync(cancellation))
            own.AddRange(await api.ListAsync(form, KubernetesLabels.OwnObjects(names), cancellation));
        return own;
    }

    // It would be taken over without a word, and lost when the environment is removed.
    static StopException Taken(DeploymentEnvironment environment, ClusterApi api, ClusterObject wanted) =>
        StopException.Refused(
            $"{environment.Name}: {wanted} in the namespace {api.Namespace} is somebody else's: it does not have the labels {KubernetesLabels.OwnObjects(new KubernetesNames(environment))}. "
                + "Nothing was changed. Give the environment another namespace or --instance, or remove that object; with those labels it would be taken over."
        );
}
