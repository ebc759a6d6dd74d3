using System.Text.RegularExpressions;
using Delivery.Outcomes;

namespace Delivery.Scaffolding;

/// <summary>The name of something new, in the forms that are written somewhere.</summary>
/// <param name="Type">As a type: <c>GradientForest</c>.</param>
public sealed partial record ScaffoldName(string Type)
{
    /// <summary>As the command line takes it: <c>gradient-forest</c>.</summary>
    public string Kebab => string.Join('-', Words.Select(x => x.ToLowerInvariant()));

    /// <summary>In a sentence: <c>gradient forest</c>.</summary>
    public string Sentence => string.Join(' ', Words.Select(x => IsAcronym(x) ? x : x.ToLowerInvariant()));

    /// <summary>As a heading: <c>Gradient forest</c>.</summary>
    public string Title => char.ToUpperInvariant(Sentence[0]) + Sentence[1..];

    IEnumerable<string> Words => Word().Matches(Type).Select(x => x.Value);

    /// <summary>Reads a name that somebody gave.</summary>
    /// <exception cref="StopException">It is no name of a type in Pascal case (exit code 2).</exception>
    public static ScaffoldName Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw StopException.Refused("New needs a name: --name GradientForest.");
        return Grammar().IsMatch(text)
            ? new ScaffoldName(text)
            : throw StopException.Refused(
                $"--name \"{text}\" cannot be the name of a type.{Suggestion(text)} Expected: a capital letter, then letters and digits, such as GradientForest."
            );
    }

    static string Suggestion(string text)
    {
        var suggestion = string.Concat(
            text.Split([.. text.Where(x => !char.IsAsciiLetterOrDigit(x))], StringSplitOptions.RemoveEmptyEntries)
                .Select(x => char.ToUpperInvariant(x[0]) + x[1..])
        );
        return Grammar().IsMatch(suggestion) ? $" Did you mean {suggestion}?" : "";
    }

    static bool IsAcronym(string word) => word.Length > 1 && word.All(char.IsUpper);

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex Grammar();

    // HTTPSource2 → HTTP, Source2
    [GeneratedRegex("[A-Z]+(?![a-z])[0-9]*|[A-Z][a-z0-9]*")]
    private static partial Regex Word();
}
