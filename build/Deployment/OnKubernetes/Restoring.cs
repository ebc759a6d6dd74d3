using System.Text.Json.Nodes;
using k8s;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>The way back: the objects of an environment as they were before a deployment.</summary>
/// <param name="api">The cluster.</param>
/// <param name="environment">The environment.</param>
/// <param name="changes">What the deployment changes, with the objects as they were.</param>
/// <param name="before">What ran before; null where nothing did.</param>
sealed class Restoring(ClusterApi api, DeploymentEnvironment environment, ClusterChanges changes, ServiceState? before)
{
    // The cluster adds it to tell the pods of one set from those of another.
    const string SetLabel = "pod-template-hash";

    readonly ServiceReading _reading = new(api, environment);

    /// <summary>Goes back.</summary>
    /// <returns>What serves then.</returns>
    public async Task<DeploymentResult> RunAsync(CancellationToken cancellation)
    {
        // Whoever has lost pods of the release before, or has sent requests to the new one, restores; else it was kept.
        var isKept = (await _reading.FindAsync(cancellation))?.CurrentPods.Any(PodProblem.IsReady) != true;
        foreach (var change in changes.Objects.Where(x => x.IsNeeded).Reverse())
        {
            if (ToRestore(change) is { } wanted)
                await api.ApplyAsync(change.Wanted with { Content = wanted }, isDryRun: false, cancellation);
            // A volume with models is nothing that a deployment takes away.
            else if (change.Wanted.Resource.Kind != ApiResource.ClaimKind)
                await api.DeleteAsync(change.Wanted, cancellation);
        }
        if (
            changes.Objects.FirstOrDefault(x =>
                x is { IsNeeded: false, Wanted.Resource.Kind: ApiResource.DeploymentKind }
            ) is
            { } left
        )
            await RestoreTemplateAsync(left, cancellation);
        if (before is null)
            return DeploymentResult.NothingServes;

        var problem = await new Rollout(_reading, environment, _ => { }).FindProblemAsync(cancellation);
        var now = await _reading.FindAsync(cancellation);
        return problem is null || now?.OtherReadyPods.Count > 0
            ? isKept
                ? DeploymentResult.OldKept
                : DeploymentResult.OldRestored
            : DeploymentResult.NothingServes;
    }

    static JsonObject? ToRestore(ObjectChange change) =>
        change.Live is not { } live ? null : OwnFields.Of(live, KubernetesLabels.Manager) ?? WithoutBookkeeping(live);

    // A deployment that was cut off has left its Deployment behind: what ran before is then known by its pods only.
    async Task RestoreTemplateAsync(ObjectChange left, CancellationToken cancellation)
    {
        var serving = before?.Others.FirstOrDefault(x =>
            x.Status?.ReadyReplicas > 0 && before.OtherReadyPods.Count > 0
        );
        if (serving is null)
            return;
        var template = JsonNode.Parse(KubernetesJson.Serialize(serving.Spec.Template))!.AsObject();
        template["metadata"]?["labels"]?.AsObject().Remove(SetLabel);
        var content = left.Wanted.Content.DeepClone().AsObject();
        content["spec"]!["template"] = template;
        await api.ApplyAsync(left.Wanted with { Content = content }, isDryRun: false, cancellation);
    }

    // Somebody else has made it, with kubectl for instance: then all of it is what was said of it.
    static JsonObject WithoutBookkeeping(JsonObject live)
    {
        var content = live.DeepClone().AsObject();
        content.Remove("status");
        foreach (var name in ObjectDifferences.Bookkeeping)
            content["metadata"]!.AsObject().Remove(name);
        return content;
    }
}
