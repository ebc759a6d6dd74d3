using System.Collections.Concurrent;
using System.Security.Cryptography;
using Delivery.Docker;
using Delivery.Outcomes;

namespace Delivery.Promotion.Storage;

/// <summary>The blobs of a repository. What is named by its content never changes, so that each is read once.</summary>
/// <param name="registry">The registry.</param>
/// <param name="repository">The repository in it.</param>
public sealed class Blobs(OciRegistry registry, string repository)
{
    // A registry answers many at once; more than this only wait for each other.
    const int AtOnce = 8;

    readonly ConcurrentDictionary<string, byte[]> _known = new();

    /// <summary>The digest of a content.</summary>
    public static string DigestOf(ReadOnlySpan<byte> content) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Reads blobs, in the order in which they are asked for.</summary>
    /// <param name="digests">Their digests.</param>
    /// <param name="what">What they are, for messages.</param>
    /// <exception cref="StopException">One is missing, or has another content than its digest says (exit code 1).</exception>
    public async Task<IReadOnlyList<byte[]>> ReadAsync(IReadOnlyList<string> digests, string what)
    {
        await Parallel.ForEachAsync(
            digests.Where(x => !_known.ContainsKey(x)).Distinct(),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (digest, _) => _known[digest] = await ReadAsync(digest, what)
        );
        return [.. digests.Select(x => _known[x])];
    }

    /// <summary>Stores a blob, and describes it as a manifest does.</summary>
    public async Task<BlobDescriptor> PutAsync(byte[] content, string mediaType)
    {
        var digest = await registry.PutBlobAsync(repository, content);
        _known[digest] = content;
        return new BlobDescriptor(mediaType, digest, content.Length);
    }

    async Task<byte[]> ReadAsync(string digest, string what)
    {
        var blob =
            await registry.FindBlobAsync(repository, digest)
            ?? throw StopException.Failed(
                $"{what}: the registry {registry.Host} has lost {repository}@{digest}. Restore the registry's storage from its backup."
            );
        return DigestOf(blob) == digest
            ? blob
            : throw StopException.Failed(
                $"{what}: {registry.Host}/{repository}@{digest} has another content than its digest says. "
                    + "Find out who has changed the registry's storage, and restore it from its backup."
            );
    }
}
