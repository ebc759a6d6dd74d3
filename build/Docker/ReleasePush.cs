using Delivery.Outcomes;
using Docker.DotNet.Models;

namespace Delivery.Docker;

/// <summary>Pushes a release image under the two tags by which it is found: its tree and its version.</summary>
public static class ReleasePush
{
    /// <summary>Pushes the image unless the registry has one of the same tree.</summary>
    /// <param name="engine">Has the image under its tree's tag, without a registry.</param>
    /// <param name="registry">Gets it.</param>
    /// <param name="repository">The repository, here and there.</param>
    /// <param name="image">What its labels say.</param>
    /// <exception cref="StopException">The version's tag is there with another digest (exit code 3).</exception>
    public static async Task<PushedImage> PushReleaseAsync(
        this DockerEngine engine,
        OciRegistry registry,
        string repository,
        ReleaseImage image
    )
    {
        var known = await ReleaseImage.FindAsync(registry, repository, image.TreeTag);
        var taken = await registry.FindDigestAsync(repository, image.Version);
        // Seen before anything is pushed, so that nothing is left half-done.
        if (taken is not null && taken != known?.Digest)
            throw await ConflictAsync(registry, repository, image, taken);

        var pushed = known is { Digest: var there }
            ? PushedImage.Known(there)
            : await PushAsync(engine, registry, repository, image);
        if (taken is null)
            await registry.RetagAsync(repository, pushed.Digest, image.Version);
        return pushed;
    }

    static async Task<PushedImage> PushAsync(
        DockerEngine engine,
        OciRegistry registry,
        string repository,
        ReleaseImage image
    )
    {
        var local = new ImageReference(null, repository, image.TreeTag);
        var remote = local with { Registry = registry.Host };
        await engine.TagAsync(local.ToString(), remote);
        try
        {
            return await engine.PushAsync(remote, registry);
        }
        finally
        {
            // The name was needed for the push only; the image stays under its own.
            await engine.Client.Images.DeleteImageAsync(
                remote.ToString(),
                new ImageDeleteParameters { NoPrune = true }
            );
        }
    }

    static async Task<StopException> ConflictAsync(
        OciRegistry registry,
        string repository,
        ReleaseImage image,
        string digest
    )
    {
        var other = await ReleaseImage.FindAsync(registry, repository, digest);
        return StopException.Gate(
            $"{registry.Host}/{repository}:{image.Version} is there already, as {digest}, built from the commit {other?.Image.Commit}; "
                + $"this would be another image, of the commit {image.Commit}. A version is given once. "
                + "Has the branch been rewritten? Then tag a new version (git tag v…), or remove the old image."
        );
    }
}
