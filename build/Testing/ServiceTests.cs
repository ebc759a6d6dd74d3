using System.Globalization;

namespace Delivery.Testing;

/// <summary>How tests learn which service they test.</summary>
public static class ServiceTests
{
    /// <summary>The environment variable with the address of the service, such as <c>http://127.0.0.1:8082</c>.</summary>
    public const string UrlVariable = "SERVICE_URL";

    /// <summary>The environment variable with the API key, where the service asks for one.</summary>
    public const string KeyVariable = "SERVICE_KEY";

    /// <summary>The environment variable with the alias that the service is to follow.</summary>
    public const string AliasVariable = "SERVICE_ALIAS";

    /// <summary>The environment variable with the most milliseconds that 95 % of single predictions may take.</summary>
    public const string LatencyVariable = "SERVICE_P95_MS";

    /// <summary>The variables of tests that ask a service from outside.</summary>
    public static IReadOnlyDictionary<string, string> Variables(Uri service, string alias, string? key, int latency) =>
        new Dictionary<string, string>
        {
            [UrlVariable] = service.ToString().TrimEnd('/'),
            [AliasVariable] = alias,
            [KeyVariable] = key ?? "",
            [LatencyVariable] = latency.ToString(CultureInfo.InvariantCulture),
        };
}
