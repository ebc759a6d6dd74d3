using System.Globalization;

namespace MlPipeline.AcceptanceTests;

/// <summary>What is tested and what is asked of it, from the environment: a key must not be on a command line.</summary>
static class TestedService
{
    /// <summary>The address of the service: variable SERVICE_URL.</summary>
    public static Uri? Url { get; } = Text("SERVICE_URL") is { } url ? new Uri(url) : null;

    /// <summary>The API key, where the service asks for one: variable SERVICE_KEY.</summary>
    public static string? Key { get; } = Text("SERVICE_KEY");

    /// <summary>The alias that the service is to follow: variable SERVICE_ALIAS, <c>champion</c> by default.</summary>
    public static string Alias { get; } = Text("SERVICE_ALIAS") ?? "champion";

    /// <summary>The most time that 95 of 100 single predictions may take, in milliseconds: variable SERVICE_P95_MS, 250 by default.</summary>
    public static double P95 { get; } =
        double.Parse(Text("SERVICE_P95_MS") ?? "250", NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The file that the findings are written to, in Markdown: variable SERVICE_FINDINGS; none by default.</summary>
    public static string? FindingsFile { get; } = Text("SERVICE_FINDINGS");

    static string? Text(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
