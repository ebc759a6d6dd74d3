using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using MlPipeline.DataLoaders;
using MlPipeline.Hosting.Serving.Models;
using MlPipeline.Hosting.Serving.Problems;
using MlPipeline.Hosting.Serving.Requests;
using MlPipeline.Hosting.Serving.Security;
using MlPipeline.Models.Common;

namespace MlPipeline.Hosting.Serving.Endpoints;

/// <summary><c>POST /v1/predict</c>: rows in, predictions out.</summary>
sealed partial class PredictEndpoint(
    ModelHolder models,
    ServingOptions options,
    IReadOnlyList<IPredictionObserver> observers,
    TimeProvider clock,
    ILogger<PredictEndpoint> logger
)
{
    /// <summary>The header that names the version that made an answer.</summary>
    public const string VersionHeader = "Model-Version";

    public async Task AnswerAsync(HttpContext context)
    {
        var start = observers.Count == 0 ? 0 : clock.GetTimestamp();
        // Taken once: the whole answer is this model's, whatever is swapped meanwhile.
        var model = models.Current;
        var request = context.Request.Headers;
        RowColumns? rows = null;
        try
        {
            if (model is null)
                throw new RequestRefusal(ProblemKind.NotReady, "Ask again when /health/ready says ready.");
            var format =
                BodyFormat.OfContentType(request.ContentType)
                ?? throw RequestRefusal.WrongContentType(request.ContentType);
            var answer =
                BodyFormat.OfAccept(request.Accept, format) ?? throw RequestRefusal.NotAcceptable(request.Accept);
            var explains = Explanation.IsAsked(context, answer);
            context.Response.Headers[VersionHeader] = model.VersionText;
            rows = new RowColumns(model.Layout, 1, options.MaxRows);
            var isOne = await RequestBody.ReadAsync(context, options.MaxBodyBytes, format, rows);
            if (rows.Problems.Count > 0)
                throw RequestRefusal.InvalidFields(rows);
            var data = rows.Complete();
            Contributions? contributions = null;
            double[] predictions;
            if (explains)
            {
                var features = model.Pipeline.Features.Apply(data);
                predictions = model.Pipeline.Predict(features);
                contributions = Explanation.Of(model, features);
            }
            else
                predictions = model.Pipeline.PredictInParallel(data);
            CheckFinite(predictions);
            await WriteAsync(context.Response, answer, model, data, predictions, contributions, isOne);
            if (logger.IsEnabled(LogLevel.Debug))
                LogAnswered(data.RowCount, model.Version.Number, context.TraceIdentifier);
            if (observers.Count > 0)
                Tell(
                    new AnsweredRequest(
                        StatusCodes.Status200OK,
                        clock.GetElapsedTime(start),
                        model,
                        data,
                        predictions,
                        []
                    )
                );
        }
        catch (RequestRefusal refusal)
        {
            LogRefused(refusal.Kind.Status, refusal.Kind.Name, refusal.Places.Count, context.TraceIdentifier);
            if (options.LogRows)
                foreach (var place in refusal.Places)
                    LogValue(place.Row, place.Field, place.Given, context.TraceIdentifier);
            await ProblemWriter.WriteAsync(context, refusal.Kind, refusal.Message, refusal.Places);
            if (observers.Count > 0)
                Tell(
                    new AnsweredRequest(
                        refusal.Kind.Status,
                        clock.GetElapsedTime(start),
                        model,
                        null,
                        default,
                        refusal.Places
                    )
                );
        }
        finally
        {
            rows?.Dispose();
        }
    }

    static ValueTask<System.IO.Pipelines.FlushResult> WriteAsync(
        HttpResponse response,
        BodyFormat format,
        ServedModel model,
        Dataset rows,
        double[] predictions,
        Contributions? contributions,
        bool isOne
    )
    {
        response.ContentType = format.ContentType;
        if (contributions is not null)
            AnswerWriter.WriteExplained(response.BodyWriter, model, predictions, contributions, isOne);
        else if (isOne && format == BodyFormat.Json)
            AnswerWriter.WriteOne(response, model, predictions[0]);
        else
            AnswerWriter.WriteAll(response.BodyWriter, format, model, rows, predictions);
        return response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted);
    }

    /// <summary>A model may leave the numbers that a double has where inputs are far from anything it was trained on.</summary>
    static void CheckFinite(double[] predictions)
    {
        for (var row = 0; row < predictions.Length; row++)
            if (!double.IsFinite(predictions[row]))
                throw new RequestRefusal(
                    ProblemKind.InvalidFields,
                    string.Create(CultureInfo.InvariantCulture, $"Row {row} has no finite prediction."),
                    new FieldProblem(row, null, "The numbers of the row are too large for this model.")
                );
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Refused with {Status} {Problem}, {Errors} errors, request {RequestId}"
    )]
    partial void LogRefused(int status, string problem, int errors, string requestId);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Row {Row}, field {Field}: given {Given}, request {RequestId}"
    )]
    partial void LogValue(int? row, string? field, string? given, string requestId);

    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "Predicted {Rows} rows with version {Version}, request {RequestId}"
    )]
    partial void LogAnswered(int rows, int version, string requestId);

    void Tell(in AnsweredRequest request)
    {
        foreach (var observer in observers)
            observer.Answered(request);
    }
}

/// <summary>Maps <see cref="PredictEndpoint"/>.</summary>
static class PredictEndpointRoute
{
    public static void MapPredict(this IEndpointRouteBuilder routes, PredictEndpoint endpoint, ConcurrencyGate gate) =>
        routes.MapPost("/v1/predict", gate.Before(endpoint.AnswerAsync));
}
