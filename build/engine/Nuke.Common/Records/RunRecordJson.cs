using System.Runtime.InteropServices;
using System.Text.Json;
using Nuke.Common.Reporting;

namespace Nuke.Common.Records;

/// <summary>A record as a JSON document; docs/build.md describes it.</summary>
static class RunRecordJson
{
    const int SchemaVersion = 1;

    public static string Of(RunRecord record) =>
        JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteString("outcome", record.Outcome);
            json.WriteNumber("exitCode", record.ExitCode);
            json.WriteString("startedAt", record.StartedAt);
            json.WriteNumber("durationSeconds", Seconds(record.Duration));
            json.WriteNumber("parallel", record.Parallelism);
            json.WriteStartObject("host");
            json.WriteString("name", record.Host);
            json.WriteString("system", RuntimeInformation.RuntimeIdentifier);
            json.WriteString("dotnet", Environment.Version.ToString());
            json.WriteEndObject();
            json.WriteStartArray("targets");
            foreach (var target in record.Targets)
                Write(json, target);
            json.WriteEndArray();
            json.WriteEndObject();
        });

    static void Write(Utf8JsonWriter json, TargetRecord target)
    {
        json.WriteStartObject();
        json.WriteString("name", target.Name);
        json.WriteString("status", target.Status.ToString());
        json.WriteBoolean("invoked", target.Invoked);
        json.WriteString("because", target.Because);
        json.WriteStrings("after", target.After);
        if (target.Start is { } start)
            json.WriteNumber("startSeconds", Seconds(start));
        else
            json.WriteNull("startSeconds");
        json.WriteNumber("durationSeconds", Seconds(target.Duration));
        json.WriteString("reason", target.Reason);
        json.WriteStartObject("summary");
        foreach (var (key, value) in target.Summary)
            json.WriteString(key, value);
        json.WriteEndObject();
        json.WriteString("error", target.Error);
        json.WriteEndObject();
    }

    static double Seconds(TimeSpan duration) => Math.Round(duration.TotalSeconds, 3);
}
