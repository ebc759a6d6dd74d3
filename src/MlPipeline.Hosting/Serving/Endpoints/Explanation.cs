using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using MlPipeline.Features.Common;
using MlPipeline.Hosting.Serving.Models;
using MlPipeline.Hosting.Serving.Problems;
using MlPipeline.Hosting.Serving.Requests;
using MlPipeline.Models.Common;

namespace MlPipeline.Hosting.Serving.Endpoints;

/// <summary><c>?explain=true</c>: what each feature contributed to each prediction.</summary>
static class Explanation
{
    /// <summary>The most rows of one request: a row of a large forest takes a core some 20 ms.</summary>
    public const int MaxRows = 1_000;

    const string Parameter = "explain";

    /// <summary>Whether the request asks for explanations.</summary>
    /// <param name="context">The request.</param>
    /// <param name="answer">The format of the answer.</param>
    /// <exception cref="RequestRefusal">The parameter is neither true nor false, or the answer is not JSON.</exception>
    public static bool IsAsked(HttpContext context, BodyFormat answer)
    {
        if (!context.Request.QueryString.HasValue || !context.Request.Query.TryGetValue(Parameter, out var given))
            return false;
        if (!bool.TryParse(given, out var isAsked))
            throw new RequestRefusal(
                ProblemKind.InvalidParameter,
                $"Query parameter \"{Parameter}\" is \"{Quoted.Short(given.ToString())}\", expected true or false."
            );
        return !isAsked || answer == BodyFormat.Json
            ? isAsked
            : throw new RequestRefusal(
                ProblemKind.InvalidParameter,
                $"Explanations come as {BodyFormat.Json.ContentType} only: name it in Accept."
            );
    }

    /// <exception cref="RequestRefusal">There are too many rows, or the model does not explain itself.</exception>
    public static Contributions Of(ServedModel model, FeatureMatrix features)
    {
        if (features.RowCount > MaxRows)
            throw new RequestRefusal(
                ProblemKind.TooManyRows,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"At most {MaxRows} rows are explained at once, the request has {features.RowCount}. Send it in parts."
                )
            );
        if (!model.Pipeline.Model.Explains)
            throw new RequestRefusal(
                ProblemKind.InvalidParameter,
                $"Version {model.Version.Number} ({model.Version.Family}) does not explain its predictions: leave \"{Parameter}\" out."
            );
        return model.Pipeline.Model.Explain(features);
    }

    /// <summary>Writes the property <c>explanation</c>, or <c>explanations</c> for many rows.</summary>
    public static void Write(Utf8JsonWriter json, Contributions contributions, bool isSingle)
    {
        if (isSingle)
        {
            json.WritePropertyName("explanation");
            WriteRow(json, contributions, 0);
            return;
        }
        json.WriteStartArray("explanations");
        for (var row = 0; row < contributions.RowCount; row++)
            WriteRow(json, contributions, row);
        json.WriteEndArray();
    }

    /// <summary>The largest in size first; features without a part in the prediction are left out.</summary>
    static void WriteRow(Utf8JsonWriter json, Contributions contributions, int row)
    {
        var values = contributions[row].ToArray();
        json.WriteStartObject();
        json.WriteNumber("baseValue", contributions.BaseValue);
        json.WriteStartArray("contributions");
        foreach (
            var feature in Enumerable
                .Range(0, values.Length)
                .Where(x => values[x] != 0)
                .OrderByDescending(x => Math.Abs(values[x]))
        )
        {
            json.WriteStartObject();
            json.WriteString("feature", contributions.Features[feature]);
            json.WriteNumber("contribution", values[feature]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
