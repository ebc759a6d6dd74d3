using System.Globalization;
using System.Runtime.InteropServices;
using Nuke.Common.Reporting;

namespace Nuke.Common.Records;

/// <summary>A record as a JSON document; docs/build.md describes it.</summary>
static class RunRecordJson
{
    const int SchemaVersion = 1;

    public static string Of(RunRecord record)
    {
        var json = new JsonText()
            .StartObject()
            .Add("schemaVersion", SchemaVersion)
            .Add("outcome", record.Outcome)
            .Add("exitCode", record.ExitCode)
            .Add("startedAt", record.StartedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))
            .Add("durationSeconds", Seconds(record.Duration))
            .Add("parallel", record.Parallelism)
            .StartObject("host")
            .Add("name", record.Host)
            .Add("system", RuntimeInformation.RuntimeIdentifier)
            .Add("dotnet", Environment.Version.ToString())
            .EndObject()
            .StartArray("targets");
        foreach (var target in record.Targets)
            Add(json, target);
        return json.EndArray().EndObject().ToString();
    }

    static void Add(JsonText json, TargetRecord target)
    {
        json.StartObject()
            .Add("name", target.Name)
            .Add("status", target.Status.ToString())
            .Add("invoked", target.Invoked)
            .Add("because", target.Because)
            .Add("after", target.After)
            .Add("startSeconds", target.Start is { } start ? Seconds(start) : null)
            .Add("durationSeconds", Seconds(target.Duration))
            .Add("reason", target.Reason)
            .StartObject("summary");
        foreach (var (key, value) in target.Summary)
            json.Add(key, value);
        json.EndObject().Add("error", target.Error).EndObject();
    }

    static double Seconds(TimeSpan duration) => Math.Round(duration.TotalSeconds, 3);
}
