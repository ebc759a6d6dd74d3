using System.Text.RegularExpressions;
using Delivery.Outcomes;

namespace Delivery.Scaffolding;

/// <summary>Small changes to C# text. They know strings and comments, and leave everything else as it is.</summary>
public static partial class SourceText
{
    /// <summary>Adds an element at the end of the collection that a member is set to: <c>Families { get; } = [a, b]</c>.</summary>
    /// <param name="text">The file.</param>
    /// <param name="member">The member's declaration up to its name: <c>IReadOnlyList&lt;ModelFamily&gt; Families</c>.</param>
    /// <param name="element">The element.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="StopException">There is no such member, or it is set to something else (exit code 1).</exception>
    public static string Append(string text, string member, string element, string file)
    {
        var code = Code(text);
        var start = code.IndexOf(member, StringComparison.Ordinal);
        var open = start < 0 ? -1 : code.IndexOf('[', start + member.Length);
        if (open < 0 || !Assignment().IsMatch(code[(start + member.Length)..open]))
            throw StopException.Failed(
                $"{file} has no \"{member}\" that is set to a list in brackets. Register {element} there by hand."
            );
        var close = Closing(code, open);
        var last = close - 1;
        while (char.IsWhiteSpace(code[last]))
            last--;
        var separator = code[last] is ',' or '[' ? "" : ",";
        return $"{text[..(last + 1)]}{separator} {element}{text[(last + 1)..close]}{text[close..]}";
    }

    /// <summary>Adds a directive unless it is there.</summary>
    public static string Using(string text, string ns)
    {
        var directive = $"using {ns};";
        if (text.Split('\n').Any(x => x.Trim() == directive))
            return text;
        var first = text.IndexOf("using ", StringComparison.Ordinal);
        return first < 0 ? $"{directive}\n\n{text}" : text.Insert(first, $"{directive}\n");
    }

    static int Closing(string code, int open)
    {
        var depth = 0;
        for (var i = open; i < code.Length; i++)
        {
            depth += code[i] switch
            {
                '[' or '(' or '{' => 1,
                ']' or ')' or '}' => -1,
                _ => 0,
            };
            if (depth == 0)
                return i;
        }
        throw StopException.Failed("A bracket is not closed.");
    }

    /// <summary>The text with strings, characters and comments blanked out, at the same places.</summary>
    static string Code(string text)
    {
        var code = text.ToCharArray();
        for (var i = 0; i < code.Length; i++)
        {
            var end = EndOfBlank(i);
            for (; i < end; i++)
                if (code[i] != '\n')
                    code[i] = ' ';
            if (end >= 0)
                i--;
        }
        return new string(code);

        // Where what starts here and is no code ends; −1 where code goes on.
        int EndOfBlank(int start) =>
            text.AsSpan(start).StartsWith("//") ? After("\n", start)
            : text.AsSpan(start).StartsWith("/*") ? After("*/", start)
            : text[start] is '"' or '\'' ? EndOfLiteral(start)
            : -1;

        int After(string what, int from)
        {
            var found = text.IndexOf(what, from + 2, StringComparison.Ordinal);
            return found < 0 ? text.Length : found + what.Length;
        }

        int EndOfLiteral(int start)
        {
            var quote = text[start];
            var end = start + 1;
            while (end < text.Length && text[end] != quote && text[end] != '\n')
                end += text[end] == '\\' ? 2 : 1;
            return Math.Min(end + 1, text.Length);
        }
    }

    [GeneratedRegex(@"^\s*(\{\s*get;\s*\})?\s*=>?\s*$")]
    private static partial Regex Assignment();
}
