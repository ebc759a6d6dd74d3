using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MlPipeline.Hosting.Serving.Problems;

/// <summary>Answers with a problem detail (RFC 9457).</summary>
static class ProblemWriter
{
    public const string ContentType = "application/problem+json";

    /// <summary>Answers with a problem; <c>errors</c> lists the fields at fault.</summary>
    public static async Task WriteAsync(
        HttpContext context,
        ProblemKind kind,
        string detail,
        params IReadOnlyList<FieldProblem> errors
    )
    {
        context.Response.StatusCode = kind.Status;
        context.Response.ContentType = ContentType;
        using (var json = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            json.WriteStartObject();
            json.WriteString("type", $"/problems/{kind.Name}");
            json.WriteString("title", kind.Title);
            json.WriteNumber("status", kind.Status);
            json.WriteString("detail", detail);
            json.WriteString("requestId", context.TraceIdentifier);
            if (errors.Count > 0)
                Write(json, errors);
            json.WriteEndObject();
        }
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    static void Write(Utf8JsonWriter json, IReadOnlyList<FieldProblem> errors)
    {
        json.WriteStartArray("errors");
        foreach (var error in errors)
        {
            json.WriteStartObject();
            if (error.Row is { } row)
                json.WriteNumber("row", row);
            Text("field", error.Field);
            json.WriteString("detail", error.Detail);
            Text("given", error.Given);
            Text("expected", error.Expected);
            Text("suggestion", error.Suggestion);
            json.WriteEndObject();
        }
        json.WriteEndArray();

        void Text(string name, string? value)
        {
            if (value is not null)
                json.WriteString(name, value);
        }
    }
}
