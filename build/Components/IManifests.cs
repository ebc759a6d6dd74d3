using Delivery.Deployment;
using Delivery.Deployment.OnKubernetes;
using Delivery.Docker;
using Delivery.Outcomes;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace Delivery.Components;

/// <summary>What an environment is on a Kubernetes cluster, as files for a GitOps repository. No cluster is asked.</summary>
public interface IManifests : IDeploy, IWritesJson
{
    [Parameter("The environment that Manifests describes: Staging.")]
    string? Environment => TryGetValue(() => Environment);

    [Parameter(
        "The image that Manifests describes, by its digest; by default that of the files that are checked out, as the registry has it."
    )]
    string? Image => TryGetValue(() => Image);

    [Parameter("The folder that Manifests writes to; artifacts/manifests/<instance>-<environment> by default.")]
    AbsolutePath? Output => TryGetValue(() => Output);

    Target Manifests =>
        _ =>
            _.Description(
                    "Writes what a release is on a Kubernetes cluster, as YAML for a GitOps repository: --environment Staging; --json for programs"
                )
                .Executes(() => this.Run(WriteManifestsAsync));

    private async Task WriteManifestsAsync()
    {
        var environment = DescribedEnvironment;
        var release = await FindDescribedReleaseAsync(environment);
        var objects = KubernetesObjects.Of(environment, release, OnClusters);
        var files = ManifestFiles.Of(environment, objects);
        RequireNoSecrets(files);
        WarnOfLocalRegistry(release.Image);

        var folder = Output ?? ArtifactsDirectory / "manifests" / new KubernetesNames(environment).Prefix;
        var changes = new ManifestFolder(folder, ManifestFiles.MarkOf(environment)).Update(files);
        var report = new ManifestReport(
            environment.Name,
            release.Image.ToString(),
            RootDirectory.GetUnixRelativePathTo(folder),
            changes
        );
        if (Json)
            Console.WriteLine(report.ToJson());
        else
            foreach (var change in changes)
                Log.Information("{Path:l}: {State:l}", change.Path, $"{change.State}".ToLowerInvariant());
        ReportSummary(_ => _.AddPair(environment.Name, $"{objects.Count} objects").AddPair("Folder", report.Directory));
    }

    private DeploymentEnvironment DescribedEnvironment
    {
        get
        {
            var deployed = Chain.Where(x => x.Target != DeployTargetKind.Project).Select(x => x.Name);
            if (Environment is not { Length: > 0 } name)
                throw StopException.Refused(
                    $"Manifests needs an environment: --environment {string.Join('|', deployed)}"
                );
            return Chain.FirstOrDefault(x => x.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw StopException.Refused(
                    $"--environment {name}: there is no such environment. There are: {string.Join(", ", deployed)}."
                );
        }
    }

    private async Task<Release> FindDescribedReleaseAsync(DeploymentEnvironment environment)
    {
        if (Image is { } image)
            return Release.Unread(ImageReference.Parse(image));
        using var registry =
            await FindRegistryAsync()
            ?? throw StopException.Failed(
                "No registry was given, and none runs on this machine, so no image can be found. Name one with --image-registry, "
                    + "or the image itself: --image registry/repository@sha256:…"
            );
        return await FindReleaseAsync(registry, environment, nameof(Manifests));
    }

    private void RequireNoSecrets(IReadOnlyList<ManifestFile> files)
    {
        if (files.FirstOrDefault(x => this.MaskSecrets(x.Text) != x.Text) is { } file)
            throw StopException.Refused(
                $"{file.Name} would hold a secret of this build, and everybody can read it in a repository. Nothing was written. "
                    + "Take it out of the environment's Settings, and refer to a Secret of the cluster."
            );
    }

    private static void WarnOfLocalRegistry(ImageReference image)
    {
        if (image.Registry is { } host && OciRegistry.IsOnThisMachine(host))
            Log.Warning(
                "{Image} is in a registry on this machine, where the nodes of a cluster do not find it. Name one that they reach: --image-registry",
                image
            );
    }
}
