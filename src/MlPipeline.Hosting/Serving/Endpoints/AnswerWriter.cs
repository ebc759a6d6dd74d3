using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using MlPipeline.DataLoaders;
using MlPipeline.Hosting.Serving.Models;
using MlPipeline.Hosting.Serving.Requests;
using MlPipeline.Models.Common;

namespace MlPipeline.Hosting.Serving.Endpoints;

/// <summary>Writes predictions, in the order of the rows, with the version that made them.</summary>
static class AnswerWriter
{
    // The longest double has 24 characters.
    const int LongestNumber = 32;

    /// <summary>Writes one prediction as JSON.</summary>
    public static void WriteOne(IBufferWriter<byte> output, ServedModel model, double prediction) =>
        output.Advance(Format(output.GetSpan(model.AnswerStart.Length + LongestNumber), model, prediction));

    /// <summary>Answers with one prediction as JSON, and says how long the answer is.</summary>
    public static void WriteOne(HttpResponse response, ServedModel model, double prediction)
    {
        Span<byte> answer = stackalloc byte[model.AnswerStart.Length + LongestNumber];
        answer = answer[..Format(answer, model, prediction)];
        response.ContentLength = answer.Length;
        response.BodyWriter.Write(answer);
    }

    /// <summary>Writes predictions of many rows.</summary>
    public static void WriteAll(
        IBufferWriter<byte> output,
        BodyFormat format,
        ServedModel model,
        Dataset rows,
        ReadOnlySpan<double> predictions
    )
    {
        if (format == BodyFormat.Json)
            WriteJson(output, model, predictions);
        else if (format == BodyFormat.Csv)
            WriteCsv(output, model, rows, predictions);
        else
            foreach (var prediction in predictions)
            {
                WriteOne(output, model, prediction);
                output.Write("\n"u8);
            }
    }

    /// <summary>Writes predictions as JSON, with what each feature contributed.</summary>
    public static void WriteExplained(
        IBufferWriter<byte> output,
        ServedModel model,
        ReadOnlySpan<double> predictions,
        Contributions contributions,
        bool isOne
    )
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteNumber("modelVersion", model.Version.Number);
        if (isOne)
            json.WriteNumber("prediction", predictions[0]);
        else
            WriteAll(json, predictions);
        Explanation.Write(json, contributions, isOne);
        json.WriteEndObject();
    }

    static int Format(Span<byte> answer, ServedModel model, double prediction)
    {
        var start = model.AnswerStart.Length;
        model.AnswerStart.CopyTo(answer);
        // Without a format .NET writes the shortest text that reads back as the same double.
        prediction.TryFormat(answer[start..], out var written, default, CultureInfo.InvariantCulture);
        answer[start + written] = (byte)'}';
        return start + written + 1;
    }

    static void WriteJson(IBufferWriter<byte> output, ServedModel model, ReadOnlySpan<double> predictions)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteNumber("modelVersion", model.Version.Number);
        WriteAll(json, predictions);
        json.WriteEndObject();
    }

    static void WriteAll(Utf8JsonWriter json, ReadOnlySpan<double> predictions)
    {
        json.WriteStartArray("predictions");
        foreach (var prediction in predictions)
            json.WriteNumberValue(prediction);
        json.WriteEndArray();
    }

    static void WriteCsv(IBufferWriter<byte> output, ServedModel model, Dataset rows, ReadOnlySpan<double> predictions)
    {
        Column[] keys = [.. rows.Columns.Where(x => model.Keys.Contains(x.Field.Name))];
        foreach (var key in keys)
            WriteCell(output, key.Field.Name, ","u8);
        WriteCell(output, model.Prediction, "\n"u8);
        for (var row = 0; row < predictions.Length; row++)
        {
            foreach (var key in keys)
                WriteCell(output, key.Display(row), ","u8);
            var span = output.GetSpan(LongestNumber);
            predictions[row].TryFormat(span, out var written, default, CultureInfo.InvariantCulture);
            span[written] = (byte)'\n';
            output.Advance(written + 1);
        }
    }

    static void WriteCell(IBufferWriter<byte> output, string text, ReadOnlySpan<byte> end)
    {
        Encoding.UTF8.GetBytes(CsvDatasetWriter.Escaped(text), output);
        output.Write(end);
    }
}
