using System.Text.Json.Nodes;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>
/// What a field manager has said of an object, taken out of the object: what has to be applied again to bring it back. A cluster keeps
/// for each manager which fields are its own (https://kubernetes.io/docs/reference/using-api/server-side-apply).
/// </summary>
static class OwnFields
{
    const string FieldPrefix = "f:";
    const string KeyPrefix = "k:";
    const string ValuePrefix = "v:";

    /// <summary>What a manager has applied; null where it has applied nothing.</summary>
    /// <param name="live">The object as the cluster has it.</param>
    /// <param name="manager">The field manager.</param>
    public static JsonObject? Of(JsonObject live, string manager)
    {
        var entry = (live["metadata"]?["managedFields"] as JsonArray)
            ?.OfType<JsonObject>()
            .FirstOrDefault(x => $"{x["manager"]}" == manager && $"{x["operation"]}" == "Apply");
        if (entry?["fieldsV1"] is not JsonObject fields)
            return null;
        var own = Take(live, fields)!.AsObject();
        own["apiVersion"] = live["apiVersion"]!.DeepClone();
        own["kind"] = live["kind"]!.DeepClone();
        var metadata = own["metadata"] as JsonObject ?? [];
        metadata["name"] = live["metadata"]!["name"]!.DeepClone();
        own["metadata"] = metadata;
        return own;
    }

    static JsonNode? Take(JsonNode? live, JsonObject fields)
    {
        // Nothing below is told apart: the value is the manager's as a whole.
        if (fields.Count == 0)
            return live?.DeepClone();
        return live switch
        {
            JsonObject map => TakeFields(map, fields),
            JsonArray list => TakeItems(list, fields),
            _ => live?.DeepClone(),
        };
    }

    static JsonObject TakeFields(JsonObject live, JsonObject fields)
    {
        var own = new JsonObject();
        foreach (var (name, below) in fields)
        {
            if (name.StartsWith(FieldPrefix, StringComparison.Ordinal) && live[name[FieldPrefix.Length..]] is { } value)
                own[name[FieldPrefix.Length..]] = Take(value, below!.AsObject());
        }
        return own;
    }

    static JsonArray TakeItems(JsonArray live, JsonObject fields)
    {
        var own = new JsonArray();
        foreach (var item in live)
        {
            if (fields.FirstOrDefault(x => Names(x.Key, item)) is { Key: not null, Value: JsonObject below })
                own.Add(Take(item, below));
        }
        return own;
    }

    static bool Names(string field, JsonNode? item)
    {
        if (field.StartsWith(ValuePrefix, StringComparison.Ordinal))
            return JsonNode.DeepEquals(JsonNode.Parse(field[ValuePrefix.Length..]), item);
        return field.StartsWith(KeyPrefix, StringComparison.Ordinal)
            && item is JsonObject map
            && JsonNode.Parse(field[KeyPrefix.Length..])!.AsObject().All(x => JsonNode.DeepEquals(x.Value, map[x.Key]));
    }
}
