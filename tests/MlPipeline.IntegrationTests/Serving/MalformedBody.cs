using System.Globalization;
using System.Text;

namespace MlPipeline.IntegrationTests.Serving;

/// <summary>A body that no service can answer with a prediction, and the field that an honest refusal names.</summary>
/// <param name="Json">The body.</param>
/// <param name="Field">The field at fault; null where the fault is not in a field.</param>
public sealed record MalformedBody(byte[] Json, string? Field)
{
    static readonly string[] BadNumbers =
    [
        "1e999",
        "-1e999",
        "1e39",
        "\"7\"",
        "true",
        "{}",
        "[]",
        "[1]",
        "{\"a\":{\"b\":[1,2]}}",
        "null",
        "\"\"",
        "\"\\u0000\"",
        "123456789012345678901234567890123456789012345678901234567890",
    ];

    /// <summary>Makes a body out of rows of numbers, all required, spoilt in one place.</summary>
    /// <param name="random">Chooses where and how.</param>
    /// <param name="fields">The names of the fields.</param>
    public static MalformedBody Of(Random random, IReadOnlyList<string> fields)
    {
        var name = fields[random.Next(fields.Count)];
        return random.Next(8) switch
        {
            0 or 1 => InField(
                random,
                fields,
                name,
                (x, value) => $"\"{x}\":{BadNumbers[random.Next(BadNumbers.Length)]}"
            ),
            2 => InField(random, fields, name, (x, value) => $"\"{x}\":{value},\"{x}\":{value}"),
            3 => InField(random, fields, name, (_, value) => null),
            4 => Unknown(random, fields, Noise(random)),
            5 => CutOff(random, fields),
            6 => Deep(random, fields, name),
            _ => Broken(random, fields),
        };
    }

    static MalformedBody InField(
        Random random,
        IReadOnlyList<string> fields,
        string name,
        Func<string, string, string?> spoil
    )
    {
        var bad = Row(random, fields, (x, value) => x == name ? spoil(x, value) : $"\"{x}\":{value}");
        return new MalformedBody(Bytes(Among(random, fields, bad)), name);
    }

    static MalformedBody Unknown(Random random, IReadOnlyList<string> fields, string unknown)
    {
        var row = Good(random, fields);
        return new MalformedBody(Bytes(Among(random, fields, $"{row[..^1]},\"{unknown}\":1}}")), unknown);
    }

    static MalformedBody CutOff(Random random, IReadOnlyList<string> fields)
    {
        var whole = Bytes(Among(random, fields, Good(random, fields)));
        return new MalformedBody(whole[..random.Next(whole.Length)], null);
    }

    static MalformedBody Deep(Random random, IReadOnlyList<string> fields, string name)
    {
        var depth = random.Next(40, 5_000);
        var (open, close) = random.Next(2) == 0 ? ("[", "]") : ("{\"a\":", "}");
        var nested =
            string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
        return new MalformedBody(
            Bytes(Row(random, fields, (x, value) => $"\"{x}\":{(x == name ? nested : value)}")),
            name
        );
    }

    /// <summary>Puts a byte that JSON never has outside of texts, among others no UTF-8, somewhere between two tokens.</summary>
    static MalformedBody Broken(Random random, IReadOnlyList<string> fields)
    {
        var body = Bytes(Among(random, fields, Good(random, fields))).ToList();
        var ends = body.Select((x, i) => (x, i)).Where(x => x.x is (byte)':' or (byte)',' or (byte)'{').ToArray();
        byte[] strange = [0xFF, 0xC0, 0x80, 0x00, (byte)'#', (byte)'\'', (byte)'\\', (byte)'x'];
        body.Insert(ends[random.Next(ends.Length)].i + 1, strange[random.Next(strange.Length)]);
        return new MalformedBody([.. body], null);
    }

    static string Among(Random random, IReadOnlyList<string> fields, string row)
    {
        var rows = Enumerable.Range(0, random.Next(4)).Select(_ => Good(random, fields)).ToList();
        if (rows.Count == 0)
            return row;
        rows.Insert(random.Next(rows.Count + 1), row);
        return $"[{string.Join(',', rows)}]";
    }

    static string Good(Random random, IReadOnlyList<string> fields) =>
        Row(random, fields, (x, value) => $"\"{x}\":{value}");

    static string Row(Random random, IReadOnlyList<string> fields, Func<string, string, string?> write) =>
        $"{{{string.Join(',', fields.Select(x => write(x, (random.NextDouble() * 100).ToString("0.###", CultureInfo.InvariantCulture))).OfType<string>())}}}";

    static string Noise(Random random) =>
        "u" + string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next('a', 'z' + 1)));

    static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);
}
