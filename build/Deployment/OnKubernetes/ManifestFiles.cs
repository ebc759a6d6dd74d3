using Delivery.Ci.Yaml;
using k8s;
using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>The objects of an environment as files of a GitOps repository. The same objects give the same bytes.</summary>
public static class ManifestFiles
{
    /// <summary>The file that lists the others, for <c>kubectl apply -k</c> and for what follows a repository.</summary>
    public const string ListName = "kustomization.yaml";

    /// <summary>How the first line of an environment's files begins: what begins otherwise is somebody else's.</summary>
    public static string MarkOf(DeploymentEnvironment environment) =>
        $"# Written by \"./build.sh Manifests\" for {new KubernetesNames(environment).Prefix}.";

    /// <summary>One file for each object, and the list of them, which is the last.</summary>
    public static IReadOnlyList<ManifestFile> Of(
        DeploymentEnvironment environment,
        IReadOnlyList<IKubernetesObject<V1ObjectMeta>> objects
    )
    {
        var heading = $"{MarkOf(environment)} What is changed here by hand is lost.";
        var files = objects.Select(x => FileOf(x, heading)).ToList();
        var list = new YamlMap
        {
            { "apiVersion", "kustomize.config.k8s.io/v1beta1" },
            { "kind", "Kustomization" },
            { "resources", files.Select(x => x.Name).ToList() },
        };
        return
        [
            .. files,
            new ManifestFile(ListName, "Kustomization", ObjectName: null, YamlText.Of([heading[2..]], list)),
        ];
    }

    static ManifestFile FileOf(IKubernetesObject<V1ObjectMeta> described, string heading)
    {
        var yaml = KubernetesYaml.Serialize(described).ReplaceLineEndings("\n").TrimEnd('\n');
        return new ManifestFile(
            $"{described.Kind.ToLowerInvariant()}-{described.Metadata.Name}.yaml",
            described.Kind,
            described.Metadata.Name,
            $"{heading}\n{yaml}\n"
        );
    }
}
