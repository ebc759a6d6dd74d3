using System.Text.Json;
using MlPipeline.Models.Common;
using MlPipeline.Pipelines;

namespace MlPipeline.Reports;

/// <summary><c>metrics.json</c>: the scores for programs.</summary>
static class MetricsJson
{
    /// <summary>Writes the scores, families in the order of the project. A score that is missing or not finite is <c>null</c>.</summary>
    public static byte[] Write(Evaluation evaluation)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("project", evaluation.Project);
            json.WriteString("label", evaluation.Label);
            json.WriteString("unit", evaluation.LabelUnit);
            json.WriteNumber("seed", evaluation.Seed);
            json.WriteString("split", evaluation.Split.Rule);
            json.WriteStartArray("models");
            foreach (var family in evaluation.Families)
                WriteFamily(json, family);
            json.WriteEndArray();
            json.WriteString("best", evaluation.Best);
            json.WriteString("baseline", evaluation.Baseline);
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    static void WriteFamily(Utf8JsonWriter json, FamilyEvaluation family)
    {
        json.WriteStartObject();
        json.WriteString("family", family.Family);
        json.WriteString("title", family.Title);
        json.WriteNumber("features", family.FeatureCount);
        WriteMetrics(json, "train", family.Train);
        WriteMetrics(json, "test", family.Test);
        json.WriteString("verdict", JsonNamingPolicy.CamelCase.ConvertName(family.Fit.Kind.ToString()));
        WriteNumber(json, "ratio", family.Fit.Ratio);
        json.WriteEndObject();
    }

    static void WriteMetrics(Utf8JsonWriter json, string name, RegressionMetrics metrics)
    {
        json.WriteStartObject(name);
        WriteNumber(json, "rmse", metrics.Rmse);
        WriteNumber(json, "mae", metrics.Mae);
        WriteNumber(json, "r2", metrics.R2);
        WriteNumber(json, "mape", metrics.Mape);
        WriteNumber(json, "bias", metrics.Bias);
        json.WriteNumber("rows", metrics.Rows);
        json.WriteEndObject();
    }

    static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
