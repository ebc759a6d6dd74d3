using System.Text.Json;
using System.Text.Json.Nodes;
using Delivery.Promotion.Attestations;

namespace Delivery.Promotion.Sbom;

/// <summary>What is in an image, in the format of CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json).</summary>
public static class CycloneDxBom
{
    /// <summary>Writes it: the same for the same components.</summary>
    /// <param name="image">The name of the image without tag and digest.</param>
    /// <param name="version">The version of the image.</param>
    /// <param name="components">What is in it.</param>
    public static JsonNode Write(string image, string version, IEnumerable<SbomComponent> components) =>
        new JsonObject
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["component"] = new JsonObject
                {
                    ["type"] = "container",
                    ["name"] = image,
                    ["version"] = version,
                },
            },
            ["components"] = new JsonArray([
                .. components
                    .Distinct()
                    .OrderBy(x => x.PackageUrl, StringComparer.Ordinal)
                    .Select(x => new JsonObject
                    {
                        ["type"] = x.Kind == SbomComponentKind.Other ? "framework" : "library",
                        ["bom-ref"] = x.PackageUrl,
                        ["name"] = x.Name,
                        ["version"] = x.Version,
                        ["purl"] = x.PackageUrl,
                    }),
            ]),
        };

    /// <summary>The components that a statement lists; null when it is not in this format.</summary>
    public static IReadOnlyList<SbomComponent>? TryRead(Statement statement)
    {
        try
        {
            return
            [
                .. statement
                    .Predicate.GetProperty("components")
                    .EnumerateArray()
                    .Select(x => new SbomComponent(
                        KindOf(x.GetProperty("purl").GetString()!),
                        x.GetProperty("name").GetString()!,
                        x.GetProperty("version").GetString()!
                    )),
            ];
        }
        catch (Exception exception)
            when (exception is InvalidOperationException or KeyNotFoundException or JsonException)
        {
            return null;
        }
    }

    static SbomComponentKind KindOf(string packageUrl) =>
        packageUrl.StartsWith("pkg:nuget/", StringComparison.Ordinal) ? SbomComponentKind.NuGet
        : packageUrl.StartsWith("pkg:deb/", StringComparison.Ordinal) ? SbomComponentKind.Debian
        : SbomComponentKind.Other;
}
