using Delivery.Docker;
using Delivery.Outcomes;
using Delivery.Promotion.Storage;

namespace Delivery.Promotion.Ledger;

/// <summary>
/// Keeps the ledger of an environment in the registry, beside the images, under the tag <c>ledger-&lt;environment&gt;</c>:
/// one layer for each line, in their order.
/// </summary>
public sealed class LedgerStore(OciRegistry registry, string repository)
{
    const string EmptyType = "application/vnd.oci.empty.v1+json";
    const string LineType = "application/vnd.mlpipeline.ledger.v1+json";

    static readonly byte[] s_empty = "{}"u8.ToArray();

    readonly Blobs _blobs = new(registry, repository);

    /// <summary>The tag of an environment's ledger.</summary>
    public static string TagOf(string environment) => $"ledger-{environment.ToLowerInvariant()}";

    /// <summary>The ledger of an environment; an empty one where there is none yet.</summary>
    /// <exception cref="StopException">The registry cannot be reached, or a line is missing (exit code 1).</exception>
    public async Task<LedgerChain> ReadAsync(string environment)
    {
        var layers = await LayeredManifest.ReadLayersAsync(registry, repository, TagOf(environment));
        return new LedgerChain(
            await _blobs.ReadAsync([.. layers.Select(LayeredManifest.DigestOf)], $"The ledger of {environment}")
        );
    }

    /// <summary>Adds a line.</summary>
    /// <remarks>Registries know no transactions: whoever adds holds the lock of the environment.</remarks>
    /// <exception cref="StopException">The chain is broken: nothing is added to what cannot be trusted (exit code 1).</exception>
    public async Task AppendAsync(LedgerEntry entry)
    {
        var chain = await ReadAsync(entry.Environment);
        if (chain.Read().Break is { } broken)
            throw LedgerReading.Broken(entry.Environment, broken);
        var layers = await LayeredManifest.ReadLayersAsync(registry, repository, TagOf(entry.Environment));
        var line = await _blobs.PutAsync(chain.Append(entry).Lines[^1], LineType);
        await LayeredManifest.WriteAsync(
            registry,
            repository,
            TagOf(entry.Environment),
            await _blobs.PutAsync(s_empty, EmptyType),
            [.. layers, line.ToJson()],
            LineType
        );
    }
}
