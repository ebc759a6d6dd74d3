using System.Text.Json;

namespace MlPipeline.Hosting.Serving.Requests;

/// <summary>Reads a JSON number as the double that is nearest to it, most of them without the general algorithm.</summary>
static class JsonNumber
{
    /// <summary>Integers up to here are doubles.</summary>
    const ulong MostExact = 1UL << 53;

    /// <summary>More digits may not fit in 64 bits.</summary>
    const int MostDigits = 18;

    /// <summary>Powers of ten up to here are doubles.</summary>
    static readonly double[] Powers =
    [
        1e0,
        1e1,
        1e2,
        1e3,
        1e4,
        1e5,
        1e6,
        1e7,
        1e8,
        1e9,
        1e10,
        1e11,
        1e12,
        1e13,
        1e14,
        1e15,
        1e16,
        1e17,
        1e18,
    ];

    /// <summary>The number that a reader stands on; infinite, or false, where it is too large for a double.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out double value) =>
        ReadPlain(reader.ValueSpan, out value) == reader.ValueSpan.Length || reader.TryGetDouble(out value);

    /// <summary>Reads the number that a text begins with, where it has a few digits and no exponent.</summary>
    /// <returns>How many bytes it has; 0 where there is none, or it is not so simple.</returns>
    /// <remarks>
    /// An exact integer divided by an exact power of ten is rounded once, so it is the nearest double (Clinger, <i>How to read
    /// floating point numbers accurately</i>, 1990). What does not fit takes the general way.
    /// </remarks>
    public static int ReadPlain(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        var first = text is [(byte)'-', ..] ? 1 : 0;
        ulong digits = 0;
        var i = first;
        while (i < text.Length && i <= MostDigits && IsDigit(text[i], out var digit))
        {
            digits = digits * 10 + digit;
            i++;
        }
        // JSON has neither a number without digits before the point nor one that is filled up with zeros.
        if (i == first || (text[first] == '0' && i > first + 1))
            return 0;
        var decimals = 0;
        if (i < text.Length && text[i] == '.')
        {
            var point = i++;
            while (i < text.Length && i <= MostDigits && IsDigit(text[i], out var digit))
            {
                digits = digits * 10 + digit;
                i++;
            }
            decimals = i - point - 1;
            if (decimals == 0)
                return 0;
        }
        if (i > MostDigits || digits > MostExact)
            return 0;
        value = decimals == 0 ? digits : digits / Powers[decimals];
        if (first == 1)
            value = -value;
        return i;
    }

    static bool IsDigit(byte text, out uint digit) => (digit = (uint)(text - '0')) <= 9;
}
