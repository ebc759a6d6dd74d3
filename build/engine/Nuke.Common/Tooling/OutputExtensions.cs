using System.Text.Json;

namespace Nuke.Common.Tooling;

/// <summary>Reads what a process wrote.</summary>
public static class OutputExtensions
{
    /// <summary>Expects nothing on the error output.</summary>
    /// <exception cref="ArgumentException">There was something; the message quotes it.</exception>
    public static IReadOnlyCollection<Output> EnsureOnlyStd(this IReadOnlyCollection<Output> output)
    {
        var errors = output.Where(x => x.Type == OutputType.Err).Select(x => x.Text).ToList();
        Assert.Empty(errors, $"Expected nothing on the error output:\n{string.Join('\n', errors)}");
        return output;
    }

    /// <summary>The lines of the standard output, as one text.</summary>
    public static string StdToText(this IEnumerable<Output> output) =>
        string.Join('\n', output.Where(x => x.Type == OutputType.Std).Select(x => x.Text));

    /// <summary>The standard output, read as JSON; names of members are matched whatever their case.</summary>
    /// <exception cref="JsonException">It is not JSON, or not of this type.</exception>
    public static T StdToJson<T>(this IEnumerable<Output> output) =>
        JsonSerializer.Deserialize<T>(output.StdToText(), JsonSerializerOptions.Web)
        ?? throw new JsonException("The standard output is the JSON null.");
}
