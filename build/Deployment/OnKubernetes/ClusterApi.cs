using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>The objects of one namespace of a cluster, whatever their kinds.</summary>
/// <param name="client">The connection; whoever opened it closes it.</param>
/// <param name="space">The namespace.</param>
sealed class ClusterApi(IKubernetes client, string space)
{
    readonly Dictionary<string, HashSet<string>> _served = [];

    public IKubernetes Client => client;

    public string Namespace => space;

    /// <summary>Whether the cluster knows a form of objects.</summary>
    public async Task<bool> ServesAsync(ApiResource resource, CancellationToken cancellation)
    {
        if (resource.Group.Length == 0)
            return true;
        if (!_served.TryGetValue(resource.ApiVersion, out var plurals))
            _served[resource.ApiVersion] = plurals = await FindPluralsAsync(resource, cancellation);
        return plurals.Contains(resource.Plural);
    }

    /// <summary>The forms of all kinds that the cluster knows.</summary>
    public async Task<IReadOnlyList<ApiResource>> FormsAsync(CancellationToken cancellation)
    {
        var forms = new List<ApiResource>();
        foreach (var form in OlderForms.All)
        {
            if (!forms.Exists(x => x.Kind == form.Kind) && await ServesAsync(form, cancellation))
                forms.Add(form);
        }
        return forms;
    }

    /// <summary>An object, or null.</summary>
    public async Task<JsonObject?> FindAsync(ApiResource resource, string name, CancellationToken cancellation)
    {
        try
        {
            return Read(
                await client.CustomObjects.GetNamespacedCustomObjectAsync(
                    resource.Group,
                    resource.Version,
                    space,
                    resource.Plural,
                    name,
                    cancellation
                )
            );
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>The objects of a kind that have these labels.</summary>
    public async Task<IReadOnlyList<ClusterObject>> ListAsync(
        ApiResource resource,
        string labels,
        CancellationToken cancellation
    )
    {
        var list = Read(
            await client.CustomObjects.ListNamespacedCustomObjectAsync(
                resource.Group,
                resource.Version,
                space,
                resource.Plural,
                labelSelector: labels,
                cancellationToken: cancellation
            )
        );
        return [.. list["items"]!.AsArray().Select(x => new ClusterObject(resource, x!.DeepClone().AsObject()))];
    }

    /// <summary>Says of an object what shall be; fields that others have said differently are ours from then on.</summary>
    /// <param name="wanted">The object, with what is said of it.</param>
    /// <param name="isDryRun">Whether nothing shall be written.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The object as it is then.</returns>
    public async Task<JsonObject> ApplyAsync(ClusterObject wanted, bool isDryRun, CancellationToken cancellation) =>
        Read(
            await client.CustomObjects.PatchNamespacedCustomObjectAsync(
                new V1Patch(wanted.Content.ToJsonString(), V1Patch.PatchType.ApplyPatch),
                wanted.Resource.Group,
                wanted.Resource.Version,
                space,
                wanted.Resource.Plural,
                wanted.Name,
                dryRun: isDryRun ? "All" : null,
                fieldManager: KubernetesLabels.Manager,
                force: true,
                cancellationToken: cancellation
            )
        );

    /// <summary>Removes an object; one that is not there is removed already.</summary>
    public async Task DeleteAsync(ClusterObject found, CancellationToken cancellation)
    {
        try
        {
            await client.CustomObjects.DeleteNamespacedCustomObjectAsync(
                found.Resource.Group,
                found.Resource.Version,
                space,
                found.Resource.Plural,
                found.Name,
                propagationPolicy: "Background",
                cancellationToken: cancellation
            );
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode == HttpStatusCode.NotFound)
        {
            // Somebody else was faster.
        }
    }

    async Task<HashSet<string>> FindPluralsAsync(ApiResource resource, CancellationToken cancellation)
    {
        try
        {
            var list = await client.CustomObjects.GetAPIResourcesAsync(resource.Group, resource.Version, cancellation);
            return [.. list.Resources.Select(x => x.Name)];
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode == HttpStatusCode.NotFound)
        {
            return [];
        }
    }

    static JsonObject Read(object answer) => JsonObject.Create((JsonElement)answer)!;
}
