using System.Text.Json;
using System.Xml.Linq;
using Nuke.Common.IO;

namespace Delivery.Checks;

/// <summary>The feeds that packages come from.</summary>
/// <param name="sources">Their addresses.</param>
public sealed class NuGetFeeds(IReadOnlyList<Uri> sources)
{
    const string Default = "https://api.nuget.org/v3/index.json";

    // https://learn.microsoft.com/nuget/api/vulnerability-info
    const string Resource = "VulnerabilityInfo/";

    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>The feeds of a repository's nuget.config: those for audits where it names any; nuget.org where there is no file.</summary>
    public static NuGetFeeds Of(AbsolutePath root)
    {
        var file = root.GlobFiles("nuget.config", "NuGet.config", "NuGet.Config").FirstOrDefault();
        if (file is null)
            return new NuGetFeeds([new Uri(Default)]);
        var configuration = XDocument.Parse(file.ReadAllText()).Root!;
        var audit = Addresses(configuration, "auditSources");
        return new NuGetFeeds(audit.Count > 0 ? audit : Addresses(configuration, "packageSources"));
    }

    /// <summary>Why an audit would see nothing, in one sentence; null when a feed lists vulnerabilities.</summary>
    public async Task<string?> FindBlindnessAsync()
    {
        if (sources.Count == 0)
            return "No feed is configured over HTTP.";
        var reasons = new List<string>();
        using var http = new HttpClient { Timeout = s_patience };
        foreach (var source in sources)
        {
            try
            {
                using var json = JsonDocument.Parse(await http.GetStringAsync(source));
                var resources = json.RootElement.GetProperty("resources").EnumerateArray();
                if (
                    resources.Any(x =>
                        x.GetProperty("@type").GetString()!.StartsWith(Resource, StringComparison.Ordinal)
                    )
                )
                    return null;
                reasons.Add($"{source} lists no vulnerabilities (it has no resource VulnerabilityInfo)");
            }
            catch (Exception exception)
                when (exception
                        is HttpRequestException
                            or TaskCanceledException
                            or JsonException
                            or KeyNotFoundException
                )
            {
                reasons.Add($"{source} cannot be read: {exception.Message.TrimEnd('.')}");
            }
        }
        return string.Join("; ", reasons) + ".";
    }

    static List<Uri> Addresses(XElement configuration, string section) =>
        [
            .. configuration
                .Elements(section)
                .Elements("add")
                .Select(x => x.Attribute("value")?.Value ?? "")
                .Where(x => x.StartsWith("http", StringComparison.OrdinalIgnoreCase))
                .Select(x => new Uri(x)),
        ];
}
