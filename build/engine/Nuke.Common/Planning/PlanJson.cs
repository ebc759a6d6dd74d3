using Nuke.Common.Reporting;

namespace Nuke.Common.Planning;

/// <summary>A plan as a JSON document; docs/build.md describes it.</summary>
static class PlanJson
{
    const int SchemaVersion = 1;

    public static string Of(IReadOnlyList<PlanStep> steps, IReadOnlyDictionary<string, string> details)
    {
        var json = new JsonText()
            .StartObject()
            .Add("schemaVersion", SchemaVersion)
            .Add("invoked", steps.Where(x => x.Target.Invoked).Select(x => x.Name))
            .StartArray("targets");
        foreach (var step in steps)
            Add(json, step, details.GetValueOrDefault(step.Name));
        return json.EndArray().EndObject().ToString();
    }

    static void Add(JsonText json, PlanStep step, string? details)
    {
        json.StartObject()
            .Add("name", step.Name)
            .Add("description", step.Target.Description)
            .Add("wave", step.Wave)
            .Add("invoked", step.Target.Invoked)
            .Add("neededBy", step.NeededBy.Select(x => x.Name))
            .Add("triggeredBy", step.TriggeredBy.Select(x => x.Name))
            .Add("after", step.After.Select(x => x.Name))
            .Add("onlyWhen", step.Conditions)
            .Add("skipped", step.SkipReason);
        if (details is not null)
            json.AddJson("details", details);
        json.EndObject();
    }
}
