using System.Globalization;

namespace MlPipeline.Hosting.Serving.Metrics;

/// <summary>HTTP statuses as text, each made once: the value of a tag is an object.</summary>
static class StatusTexts
{
    static readonly string[] Texts =
    [
        .. Enumerable.Range(0, 600).Select(x => x.ToString(CultureInfo.InvariantCulture)),
    ];

    public static string Of(int status) => status < Texts.Length ? Texts[status] : "other";
}
