using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    // What people write by hand has comments and commas too many; what is written for them has neither.
    static readonly JsonSerializerOptions s_json = new()
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        PropertyNameCaseInsensitive = true,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Reads the file as JSON.</summary>
    /// <exception cref="ArgumentException">It is not JSON, or not of this type; the message names the file.</exception>
    public static T ReadJson<T>(this AbsolutePath path, JsonSerializerOptions? options = null)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<T>(stream, options ?? s_json)
                ?? throw new JsonException("It holds nothing but null.");
        }
        catch (JsonException exception)
        {
            throw new ArgumentException(
                $"\"{path}\" cannot be read as {typeof(T).Name}: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>Reads the file as a JSON object.</summary>
    /// <exception cref="ArgumentException">It is none; the message names the file.</exception>
    public static JsonObject ReadJson(this AbsolutePath path) => path.ReadJson<JsonObject>();

    /// <summary>Writes the file as indented JSON, with its directory where that is missing.</summary>
    public static AbsolutePath WriteJson<T>(this AbsolutePath path, T value, JsonSerializerOptions? options = null) =>
        path.WriteAllText(JsonSerializer.Serialize(value, options ?? s_json) + "\n");

    /// <summary>Reads the file as JSON, changes it, and writes it.</summary>
    /// <exception cref="ArgumentException">It is not JSON, or not of this type; the message names the file.</exception>
    public static AbsolutePath UpdateJson<T>(
        this AbsolutePath path,
        Action<T> update,
        JsonSerializerOptions? options = null
    )
    {
        var value = path.ReadJson<T>(options);
        update(value);
        return path.WriteJson(value, options);
    }

    /// <summary>Reads the file as a JSON object, changes it, and writes it.</summary>
    /// <exception cref="ArgumentException">It is none; the message names the file.</exception>
    public static AbsolutePath UpdateJson(this AbsolutePath path, Action<JsonObject> update) =>
        path.UpdateJson<JsonObject>(update);
}
