using System.Security.Cryptography;
using System.Text.Json;
using Delivery.Docker;

namespace Build.IntegrationTests.Docker;

/// <summary>The smallest image that a registry takes: no layers at all.</summary>
static class TinyImage
{
    const string ManifestType = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>Puts one into a registry, under the tag 1.0, and returns its digest.</summary>
    public static async Task<string> PushAsync(OciRegistry registry, string repository, string note = "")
    {
        var configuration = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                architecture = "amd64",
                os = "linux",
                author = note,
                rootfs = new { type = "layers", diff_ids = Array.Empty<string>() },
                config = new { },
            }
        );
        var manifest = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                schemaVersion = 2,
                mediaType = ManifestType,
                config = new
                {
                    mediaType = "application/vnd.oci.image.config.v1+json",
                    size = configuration.Length,
                    digest = await registry.PutBlobAsync(repository, configuration),
                },
                layers = Array.Empty<object>(),
            }
        );
        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(manifest));
        await registry.PutManifestAsync(repository, "1.0", new OciManifest(manifest, ManifestType, digest));
        return digest;
    }
}
