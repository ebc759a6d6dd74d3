using System.Text.Json.Nodes;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>What differs between an object as it is and as a cluster says it would become, field by field.</summary>
static class ObjectDifferences
{
    const int ShownLength = 120;

    static readonly System.Text.Json.JsonSerializerOptions s_readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What a cluster keeps of an object by itself, in its metadata.</summary>
    public static IReadOnlyList<string> Bookkeeping { get; } =
    ["managedFields", "resourceVersion", "generation", "creationTimestamp", "uid", "selfLink"];

    static readonly HashSet<string> s_ignored = ["status", .. Bookkeeping.Select(x => $"metadata.{x}")];

    /// <summary>The differences, a line each, in the order of the fields: <c>spec.replicas: 1 → 2</c>.</summary>
    public static IReadOnlyList<string> Of(JsonNode before, JsonNode after)
    {
        var lines = new List<string>();
        Compare("", before, after, lines);
        return lines;
    }

    static void Compare(string path, JsonNode? before, JsonNode? after, List<string> lines)
    {
        if (s_ignored.Contains(path) || JsonNode.DeepEquals(before, after))
            return;
        switch (before, after)
        {
            case (JsonObject one, JsonObject other):
                foreach (
                    var name in one.Select(x => x.Key).Union(other.Select(x => x.Key)).Order(StringComparer.Ordinal)
                )
                    Compare(path.Length == 0 ? name : $"{path}.{name}", one[name], other[name], lines);
                break;
            case (JsonArray one, JsonArray other) when Keys(one) is { } ones && Keys(other) is { } others:
                foreach (var key in ones.Keys.Union(others.Keys))
                    Compare($"{path}[{key}]", ones.GetValueOrDefault(key), others.GetValueOrDefault(key), lines);
                break;
            default:
                lines.Add($"{path}: {Shown(before)} → {Shown(after)}");
                break;
        }
    }

    // Lists of things that have names are compared by these; null for other lists, which are compared as a whole.
    static Dictionary<string, JsonNode?>? Keys(JsonArray list)
    {
        var keys = new Dictionary<string, JsonNode?>();
        foreach (var item in list)
        {
            if (
                item is not JsonObject { } named
                || named["name"] is not JsonValue name
                || !keys.TryAdd($"{name}", named)
            )
                return null;
        }
        return keys;
    }

    static string Shown(JsonNode? value)
    {
        var text = value?.ToJsonString(s_readable) ?? "nothing";
        return text.Length <= ShownLength ? text : text[..ShownLength] + " …";
    }
}
