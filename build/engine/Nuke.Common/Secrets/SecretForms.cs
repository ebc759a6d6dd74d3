using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using Nuke.Common.Tooling;

namespace Nuke.Common.Secrets;

/// <summary>The forms in which a secret may appear in a text: as it is, and as programs commonly encode it.</summary>
static class SecretForms
{
    /// <summary>
    /// Shorter texts are not masked: they appear in every other word, so that masking would make the log unreadable
    /// and at the same time give the secret away.
    /// </summary>
    public const int MinimumLength = 4;

    // What base64 tools break long texts into: MIME, and PEM.
    static readonly int[] s_base64Lines = [76, 64];

    /// <summary>All forms of the secret and of each of its lines, each once; none where it is too short.</summary>
    public static IReadOnlyCollection<string> Of(string secret) =>
        [
            .. TextsOf(secret)
                .SelectMany(text => Base64(text).Concat(Url(text)).Concat(Escaped(text)).Prepend(text))
                .Where(form => form.Length >= MinimumLength)
                .Distinct(),
        ];

    /// <summary>The secret, and where it has several lines, each that is long enough.</summary>
    public static IEnumerable<string> TextsOf(string secret) =>
        secret
            .Split('\n')
            .SelectMany(line => new[] { line.TrimEnd('\r'), line.Trim() })
            .Append(secret)
            .Append(secret.Trim())
            .Where(text => text.Length >= MinimumLength)
            .Distinct();

    static IEnumerable<string> Base64(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var whole = Convert.ToBase64String(bytes);
        var pieces = s_base64Lines
            .Where(width => whole.Length > width)
            .SelectMany(width => whole.Chunk(width).Select(piece => new string(piece)));
        return pieces
            .Concat([whole, whole.TrimEnd('=')])
            .Concat(Enumerable.Range(0, 3).Select(offset => Base64Inside(bytes, offset)))
            .SelectMany(form => new[] { form, form.Replace('+', '-').Replace('/', '_') });
    }

    /// <summary>
    /// What base64 makes of the bytes when others stand in front of them and behind, as in <c>user:password</c>: three
    /// bytes become four characters, so the place of the first byte among three decides. The characters at the ends
    /// depend on the neighbours too, and are left out.
    /// </summary>
    static string Base64Inside(byte[] bytes, int offset)
    {
        const int bitsOfByte = 8;
        const int bitsOfCharacter = 6;
        var encoded = Convert.ToBase64String([.. new byte[offset], .. bytes]);
        var start = (offset * bitsOfByte + bitsOfCharacter - 1) / bitsOfCharacter;
        var end = (offset + bytes.Length) * bitsOfByte / bitsOfCharacter;
        return encoded[start..end];
    }

    static IEnumerable<string> Url(string text)
    {
        var strict = Uri.EscapeDataString(text);
        // Browsers leave these characters alone.
        var lenient = new StringBuilder(strict)
            .Replace("%21", "!")
            .Replace("%27", "'")
            .Replace("%28", "(")
            .Replace("%29", ")")
            .Replace("%2A", "*")
            .ToString();
        return new[] { strict, lenient, WebUtility.UrlEncode(text) }.SelectMany(form =>
            new[] { form, WithLowerHex(form) }
        );
    }

    static string WithLowerHex(string url)
    {
        var text = url.ToCharArray();
        for (var i = 0; i + 2 < text.Length; i++)
        {
            if (text[i] != '%')
                continue;
            text[i + 1] = char.ToLowerInvariant(text[i + 1]);
            text[i + 2] = char.ToLowerInvariant(text[i + 2]);
        }
        return new string(text);
    }

    static IEnumerable<string> Escaped(string text) =>
        text.All(char.IsAsciiLetterOrDigit)
            ? []
            :
            [
                JavaScriptEncoder.Default.Encode(text),
                JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text),
                WebUtility.HtmlEncode(text),
                HtmlEncoder.Default.Encode(text),
                CommandLineQuoting.Quote(text).Trim('"'),
                MSBuildProperty(text),
            ];

    static string MSBuildProperty(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace(";", "%3B", StringComparison.Ordinal)
            .Replace(",", "%2C", StringComparison.Ordinal);
}
