using System.Collections;
using System.Globalization;
using System.Text;

namespace Nuke.Common.Incremental;

/// <summary>A value that a target's result depends on.</summary>
/// <param name="Name">What the reader knows it by.</param>
/// <param name="Read">Reads it.</param>
sealed record InputValue(string Name, Func<object?> Read)
{
    /// <summary><c>() => ((ITest)this).TestType</c> is TestType to the reader; a longer expression stays as it is.</summary>
    public static string ShortName(string expression)
    {
        var arrow = expression.IndexOf("=>", StringComparison.Ordinal);
        var text = arrow < 0 ? expression : expression[(arrow + 2)..].Trim();
        var member = text[(text.LastIndexOf('.') + 1)..];
        return member.Length > 0 && member.All(x => char.IsLetterOrDigit(x) || x == '_') ? member : text;
    }

    /// <summary>A text that is the same if and only if the value is.</summary>
    /// <exception cref="ArgumentException">Reading has thrown, or the value's type has no text of its own.</exception>
    public string ReadText()
    {
        try
        {
            var text = new StringBuilder();
            Append(text, Read());
            return text.ToString();
        }
        // Whatever reading throws, the value's name is what the reader needs first.
        catch (Exception exception)
        {
            throw new ArgumentException($"The input value {Name} cannot be read: {exception.Message}", exception);
        }
    }

    static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null;");
                break;
            case string word:
                // With its length in front, so that no two sequences of texts read the same.
                text.Append(CultureInfo.InvariantCulture, $"{word.Length}:{word};");
                break;
            case IFormattable formattable:
                Append(text, formattable.ToString(FormatOf(value), CultureInfo.InvariantCulture));
                break;
            case IEnumerable items:
                text.Append('[');
                foreach (var item in items)
                    Append(text, item);
                text.Append(']');
                break;
            default:
                Assert.True(
                    HasText(value.GetType()),
                    $"a {value.GetType().Name} has no text to compare. Give its parts."
                );
                Append(text, value.ToString());
                break;
        }
    }

    // The usual formats of times leave out what is less than a second.
    static string? FormatOf(object value) => value is DateTime or DateTimeOffset or TimeOnly ? "O" : null;

    static bool HasText(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType is { } declaring
        && declaring != typeof(object)
        && declaring != typeof(ValueType);
}
