using System.Text;
using System.Text.Json;
using Nuke.Common.IO;

namespace Nuke.Common.ValueInjection;

/// <summary>
/// Reads a file of parameters: one JSON object whose keys are parameters and whose values are texts, numbers, booleans,
/// or lists of them.
/// </summary>
static class ParameterFile
{
    /// <summary>The key that editors look for; it is no parameter.</summary>
    public const string SchemaKey = "$schema";

    const string Prefix = "parameters";
    const string Extension = ".json";

    static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The file of a profile, or of the default one: null.</summary>
    public static AbsolutePath PathOf(AbsolutePath root, string? profile) =>
        root / ".nuke" / (profile is null ? $"{Prefix}{Extension}" : $"{Prefix}.{profile}{Extension}");

    /// <summary>The profiles that have a file.</summary>
    public static IReadOnlyList<string> ProfilesOf(AbsolutePath root) =>
        (root / ".nuke").DirectoryExists()
            ?
            [
                .. (root / ".nuke")
                    .GetFiles($"{Prefix}.*{Extension}")
                    .Select(x => x.Name[Prefix.Length..^Extension.Length].TrimStart('.'))
                    .Where(x => x.Length > 0)
                    .Order(StringComparer.Ordinal),
            ]
            : [];

    /// <summary>The entries of a file, in their order.</summary>
    /// <exception cref="FormatException">The file cannot be read; the message is a complete sentence.</exception>
    public static IReadOnlyList<ParameterFileEntry> Read(AbsolutePath root, string? profile)
    {
        var path = PathOf(root, profile);
        var name = root.GetUnixRelativePathTo(path);
        byte[] content;
        try
        {
            content = path.ReadAllBytes();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"{name} cannot be read: {exception.Message}", exception);
        }

        return PlainParameterFile.TryRead(content, name, profile) ?? ReadJson(content, name, profile);
    }

    internal static List<ParameterFileEntry> ReadJson(byte[] content, string name, string? profile)
    {
        var start = content.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        var json = content.AsSpan(start);
        var reader = new Utf8JsonReader(json);
        try
        {
            var entries = new List<ParameterFileEntry>();
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw new FormatException($"{name} is not a JSON object. Begin it with {{ and end it with }}.");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var key = reader.GetString()!;
                reader.Read();
                var line = 1 + json[..(int)reader.TokenStartIndex].Count((byte)'\n');
                var kind = KindOf(reader.TokenType);
                var entry = new ParameterFileEntry(name, profile, line, key, kind, ReadItems(ref reader));
                if (entries.Find(x => ParameterName.Normalise(x.Key) == ParameterName.Normalise(key)) is { } other)
                {
                    throw new FormatException(
                        $"{entry.Place}: \"{key}\" is there already, in line {other.Line}. Remove one of them."
                    );
                }
                entries.Add(entry);
            }
            // What follows the object would be overlooked otherwise.
            while (reader.Read()) { }
            return entries;
        }
        catch (JsonException exception)
        {
            var reason = exception.Message.Split(" LineNumber:")[0];
            throw new FormatException(
                $"{name}, line {(exception.LineNumber ?? 0) + 1} is not JSON: {reason}",
                exception
            );
        }
        // The reader finds out late that a text is not UTF-8.
        catch (InvalidOperationException exception)
        {
            throw new FormatException($"{name} holds text that is not UTF-8. Save it as UTF-8.", exception);
        }
    }

    static List<ParameterFileValue> ReadItems(ref Utf8JsonReader reader)
    {
        var items = new List<ParameterFileValue>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            items.Add(ReadItem(ref reader));
            return items;
        }
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadItem(ref reader));
        return items;
    }

    static ParameterFileValue ReadItem(ref Utf8JsonReader reader)
    {
        var kind = KindOf(reader.TokenType);
        switch (kind)
        {
            case ParameterFileValueKind.Object or ParameterFileValueKind.List:
                reader.Skip();
                return new ParameterFileValue(kind, "");
            case ParameterFileValueKind.Text:
                return new ParameterFileValue(kind, reader.GetString()!);
            default:
                return new ParameterFileValue(kind, Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }

    static ParameterFileValueKind KindOf(JsonTokenType token) =>
        token switch
        {
            JsonTokenType.StartObject => ParameterFileValueKind.Object,
            JsonTokenType.StartArray => ParameterFileValueKind.List,
            JsonTokenType.String => ParameterFileValueKind.Text,
            JsonTokenType.Number => ParameterFileValueKind.Number,
            JsonTokenType.Null => ParameterFileValueKind.Null,
            _ => ParameterFileValueKind.Boolean,
        };
}
