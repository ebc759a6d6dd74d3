using System.Text.Json;
using Nuke.Common.Reporting;

namespace Nuke.Common.Planning;

/// <summary>A plan as a JSON document; docs/build.md describes it.</summary>
static class PlanJson
{
    const int SchemaVersion = 1;

    public static string Of(IReadOnlyList<PlanStep> steps) =>
        JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteStrings("invoked", steps.Where(x => x.Target.Invoked).Select(x => x.Name));
            json.WriteStartArray("targets");
            foreach (var step in steps)
                Write(json, step);
            json.WriteEndArray();
            json.WriteEndObject();
        });

    static void Write(Utf8JsonWriter json, PlanStep step)
    {
        json.WriteStartObject();
        json.WriteString("name", step.Name);
        json.WriteString("description", step.Target.Description);
        json.WriteNumber("wave", step.Wave);
        json.WriteBoolean("invoked", step.Target.Invoked);
        json.WriteStrings("neededBy", step.NeededBy.Select(x => x.Name));
        json.WriteStrings("triggeredBy", step.TriggeredBy.Select(x => x.Name));
        json.WriteStrings("after", step.After.Select(x => x.Name));
        json.WriteStrings("onlyWhen", step.Conditions);
        json.WriteString("skipped", step.SkipReason);
        json.WriteEndObject();
    }
}
