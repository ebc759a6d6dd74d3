using System.Text.Json;
using Delivery.Promotion.Rules;
using Delivery.Promotion.Sbom;
using NuGet.Versioning;

namespace Delivery.Promotion.Vulnerabilities;

/// <summary>
/// Looks for known vulnerabilities of NuGet packages where a feed lists them: the resource <c>VulnerabilityInfo</c>
/// (https://learn.microsoft.com/nuget/api/vulnerability-info).
/// </summary>
public sealed class NuGetVulnerabilities(HttpClient http, Uri feed)
{
    const string ResourceType = "VulnerabilityInfo/";

    /// <summary>Looks for those of components. A feed that cannot be asked is an answer too: "not checked".</summary>
    public async Task<VulnerabilityScan> ScanAsync(
        IReadOnlyList<SbomComponent> components,
        CancellationToken cancellation
    )
    {
        try
        {
            if (await FindIndexAsync(cancellation) is not { } index)
                return NotChecked("the feed lists no vulnerabilities (it has no resource VulnerabilityInfo)");
            var found = new List<Vulnerability>();
            foreach (var page in (await ReadAsync(index, cancellation)).EnumerateArray())
            {
                var known = await ReadAsync(new Uri(index, page.GetProperty("@id").GetString()!), cancellation);
                found.AddRange(
                    components.Where(x => x.Kind == SbomComponentKind.NuGet).SelectMany(x => Find(known, x))
                );
            }
            return new VulnerabilityScan(feed.ToString(), [.. found.Distinct()]);
        }
        catch (Exception exception)
            when (exception
                    is HttpRequestException
                        or JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or UriFormatException
                || (exception is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            return NotChecked(exception.Message);
        }
    }

    static IEnumerable<Vulnerability> Find(JsonElement known, SbomComponent component)
    {
        // Ids are listed in lower case.
        if (
            !known.TryGetProperty(component.Name.ToLowerInvariant(), out var advisories)
            || !NuGetVersion.TryParse(component.Version, out var version)
        )
            yield break;
        foreach (var advisory in advisories.EnumerateArray())
        {
            if (VersionRange.Parse(advisory.GetProperty("versions").GetString()!).Satisfies(version))
                yield return new Vulnerability(
                    $"{component.Name} {component.Version}",
                    advisory.GetProperty("url").GetString()!,
                    (Severity)advisory.GetProperty("severity").GetInt32()
                );
        }
    }

    async Task<Uri?> FindIndexAsync(CancellationToken cancellation)
    {
        var services = await ReadAsync(feed, cancellation);
        foreach (var resource in services.GetProperty("resources").EnumerateArray())
        {
            if (resource.GetProperty("@type").GetString()!.StartsWith(ResourceType, StringComparison.Ordinal))
                return new Uri(feed, resource.GetProperty("@id").GetString()!);
        }
        return null;
    }

    async Task<JsonElement> ReadAsync(Uri address, CancellationToken cancellation)
    {
        await using var stream = await http.GetStreamAsync(address, cancellation);
        using var json = await JsonDocument.ParseAsync(stream, cancellationToken: cancellation);
        return json.RootElement.Clone();
    }

    VulnerabilityScan NotChecked(string reason) => new(feed.ToString(), [], reason);
}
