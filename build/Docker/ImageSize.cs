using System.Globalization;
using System.Text.Json;
using Docker.DotNet.Models;

namespace Delivery.Docker;

/// <summary>How large an image is on its way, in bytes of compressed layers.</summary>
/// <param name="Total">All layers.</param>
/// <param name="OverBase">The layers over the base image; all where the engine does not have that any more.</param>
/// <param name="Sent">The layers that the registry did not have.</param>
public sealed record ImageSize(long Total, long OverBase, long Sent)
{
    const double Mebibyte = 1024 * 1024;

    /// <summary>Adds up the layers of an image that was pushed.</summary>
    /// <param name="manifest">The image in the registry.</param>
    /// <param name="image">The image in the engine.</param>
    /// <param name="start">The base image in the engine, or null.</param>
    /// <param name="push">What the push has sent.</param>
    public static ImageSize Of(
        OciManifest manifest,
        ImageInspectResponse image,
        ImageInspectResponse? start,
        PushedImage push
    )
    {
        var hashes =
            image.RootFS?.Layers
            ?? throw new InvalidOperationException($"The engine does not list the layers of {image.ID}.");
        using var json = JsonDocument.Parse(manifest.Content);
        var sizes = json
            .RootElement.GetProperty("layers")
            .EnumerateArray()
            .Select(x => x.GetProperty("size").GetInt64());
        // Both list the layers from the bottom up; each by hashes of its own.
        var layers = sizes.Zip(hashes, (size, hash) => (Size: size, Id: hash["sha256:".Length..][..12])).ToList();
        return new ImageSize(
            layers.Sum(x => x.Size),
            layers.Skip(start?.RootFS?.Layers?.Count ?? 0).Sum(x => x.Size),
            layers.Where(x => push.SentLayers.Contains(x.Id)).Sum(x => x.Size)
        );
    }

    /// <summary><c>121.0 MiB, 36.8 MiB over its base; 0.6 MiB sent</c></summary>
    public override string ToString() => $"{Text(Total)}, {Text(OverBase)} over its base; {Text(Sent)} sent";

    static string Text(long bytes) => (bytes / Mebibyte).ToString("0.0 MiB", CultureInfo.InvariantCulture);
}
