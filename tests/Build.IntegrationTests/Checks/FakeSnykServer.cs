using System.Net;
using System.Text.Json;

namespace Build.IntegrationTests.Checks;

/// <summary>
/// What Snyk's command line asks its server for: a graph of dependencies goes there, and what is known of them comes back
/// (https://docs.snyk.io/snyk-api/reference/test-v1).
/// </summary>
/// <param name="token">The token that it lets in.</param>
/// <param name="vulnerable">The package that has a vulnerability, as <c>name@version</c>; null when all are clean.</param>
sealed class FakeSnykServer(string token, string? vulnerable) : FakeServer(IPAddress.Loopback, $"token {token}")
{
    const string Issue = "SNYK-DOTNET-B-1";

    protected override byte[]? Answer(HttpListenerRequest request, string body)
    {
        if (request.Url!.AbsolutePath != "/v1/test-dep-graph")
            return null;
        using var json = JsonDocument.Parse(body);
        var graph = json.RootElement.GetProperty("depGraph");
        var isThere = graph
            .GetProperty("pkgs")
            .EnumerateArray()
            .Any(x => x.GetProperty("id").GetString() == vulnerable);
        return Json(
            new
            {
                result = new
                {
                    affectedPkgs = isThere ? Affected(vulnerable!) : [],
                    issuesData = isThere ? Issues() : [],
                    depGraphData = graph,
                },
                meta = new
                {
                    isPublic = false,
                    isLicensesEnabled = false,
                    policy = "",
                    org = "test",
                },
            }
        );
    }

    static Dictionary<string, object> Affected(string package)
    {
        var parts = package.Split('@');
        var issues = new Dictionary<string, object> { [Issue] = new { issueId = Issue, fixInfo = new { } } };
        return new() { [package] = new { pkg = new { name = parts[0], version = parts[1] }, issues } };
    }

    static Dictionary<string, object> Issues() =>
        new()
        {
            [Issue] = new
            {
                id = Issue,
                title = "Denial of Service",
                severity = "high",
            },
        };
}
