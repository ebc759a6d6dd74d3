using System.Security.Cryptography;
using System.Text.Json;

namespace MlPipeline.Registry;

/// <summary>The content of <c>version.json</c>: what is known about a version without opening its package.</summary>
/// <remarks>
/// The checksum is the SHA-256 of the file with an empty text in its place: the package has its manifest, this file has
/// only itself.
/// </remarks>
sealed record VersionRecord(
    string Name,
    string Family,
    string Sha256,
    long Size,
    DateTimeOffset RegisteredAt,
    string RegisteredBy,
    string Checksum = ""
)
{
    public byte[] ToJson() => (this with { Checksum = ComputeChecksum() }).Serialized();

    /// <exception cref="InputException">It is not exactly what <see cref="ToJson"/> wrote.</exception>
    public static VersionRecord Parse(byte[] json, string origin)
    {
        try
        {
            var record = RegistryJson.Read(json, RegistryJson.Readable.VersionRecord);
            return json.AsSpan().SequenceEqual(record.ToJson())
                ? record
                : throw new JsonException("its content does not match its checksum.");
        }
        catch (JsonException e)
        {
            throw new InputException(
                $"\"{origin}\" is damaged or was changed: {e.Message}",
                "Restore it from a backup, or move the version's folder out of the registry and register the package again.",
                e
            );
        }
    }

    string ComputeChecksum() => Convert.ToHexStringLower(SHA256.HashData((this with { Checksum = "" }).Serialized()));

    byte[] Serialized() => JsonSerializer.SerializeToUtf8Bytes(this, RegistryJson.Readable.VersionRecord);
}
