using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using MlPipeline.Hosting.Serving.Models;
using MlPipeline.Hosting.Serving.Watching;

namespace MlPipeline.Hosting.Serving.Metrics;

/// <summary>What a service measures of itself, by the names that <c>/metrics</c> has them under.</summary>
/// <remarks>Names and units follow OpenTelemetry's conventions; the exporter turns <c>a.b</c> in seconds into <c>a_b_seconds</c>.</remarks>
sealed class ServiceMetrics : IPredictionObserver, IDisposable
{
    public const string MeterName = "MlPipeline.Serving";

    /// <summary>The field that errors about unknown fields count under: a client that invents names must not invent series.</summary>
    public const string OtherField = "(other)";

    const string Version = "model.version";

    /// <summary>Upper ends in seconds: from a row on loopback to a file of many.</summary>
    static readonly double[] Durations =
    [
        0.0001,
        0.00025,
        0.0005,
        0.001,
        0.0025,
        0.005,
        0.01,
        0.025,
        0.05,
        0.1,
        0.25,
        0.5,
        1,
        2.5,
        5,
        10,
    ];

    readonly ModelHolder models;
    readonly ObservedInputs inputs;
    readonly Histogram<double> duration;
    readonly Counter<long> rows;
    readonly Counter<long> fieldErrors;
    readonly Counter<long> changes;
    volatile VersionTags tags = new(null, "none");

    public ServiceMetrics(ModelHolder models, ObservedInputs inputs)
    {
        this.models = models;
        this.inputs = inputs;
        Meter = new Meter(MeterName);
        duration = Meter.CreateHistogram(
            "mlpipeline.predict.duration",
            "s",
            "Time to answer a request to predict.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Durations }
        );
        rows = Meter.CreateCounter<long>("mlpipeline.predict.rows", "{row}", "Rows predicted.");
        fieldErrors = Meter.CreateCounter<long>(
            "mlpipeline.predict.field.errors",
            "{error}",
            "Values that could not be used, by field."
        );
        changes = Meter.CreateCounter<long>(
            "mlpipeline.model.changes",
            "{change}",
            "Attempts to serve another version, by outcome: done or refused."
        );
        Meter.CreateObservableGauge("mlpipeline.model.info", Info, null, "The model that answers: always 1.");
        Meter.CreateObservableCounter(
            "mlpipeline.input.rows",
            () => Observed(x => x.Rows),
            "{row}",
            "Rows looked at for drift since the model began to answer, by input; a sample where many come at once."
        );
        Meter.CreateObservableCounter(
            "mlpipeline.input.missing",
            () => Observed(x => x.Missing),
            "{row}",
            "Of these, rows without a value."
        );
        Meter.CreateObservableCounter(
            "mlpipeline.input.unseen",
            () => Observed(x => x.Unseen),
            "{row}",
            "Of these, values beyond the range of the training data, or of a category that they do not have."
        );
        Meter.CreateObservableGauge(
            "mlpipeline.input.stability_index",
            StabilityIndexes,
            null,
            "Population stability index of the input against the training data; from 0.25 on a large shift."
        );
    }

    /// <summary>What all instruments belong to.</summary>
    public Meter Meter { get; }

    public void Answered(in AnsweredRequest request)
    {
        var version = request.Model is { } model ? VersionOf(model) : "none";
        // Up to eight tags stay on the stack, and both values are there already.
        duration.Record(
            request.Duration.TotalSeconds,
            new TagList { { "http.response.status_code", StatusTexts.Of(request.Status) }, { Version, version } }
        );
        if (request.Predictions.Length > 0)
            rows.Add(request.Predictions.Length, new KeyValuePair<string, object?>(Version, version));
        foreach (var problem in request.Problems)
            fieldErrors.Add(1, new KeyValuePair<string, object?>("field", Known(request.Model, problem.Field)));
    }

    public void ModelChanged(ModelChange change) =>
        changes.Add(1, new KeyValuePair<string, object?>("outcome", change.Succeeded ? "done" : "refused"));

    public void Dispose() => Meter.Dispose();

    string VersionOf(ServedModel model)
    {
        var known = tags;
        if (known.Model == model)
            return known.Version;
        tags = known = new(model, model.Version.Number.ToString(CultureInfo.InvariantCulture));
        return known.Version;
    }

    static string Known(ServedModel? model, string? field) =>
        field is not null && model is not null && model.Metadata.Signature.Inputs.Any(x => x.Name == field)
            ? field
            : OtherField;

    IEnumerable<Measurement<int>> Info()
    {
        if (models.Current is { } model)
            yield return new Measurement<int>(
                1,
                new("model.name", model.Version.Name),
                new(Version, VersionOf(model)),
                new("model.family", model.Version.Family),
                new("model.alias", model.Alias ?? ""),
                new("model.sha256", model.Version.Sha256)
            );
    }

    IEnumerable<Measurement<long>> Observed(Func<ObservedInput, long> value) =>
        inputs
            .Snapshot()
            .Inputs.Select(x => new Measurement<long>(value(x), new KeyValuePair<string, object?>("field", x.Name)));

    IEnumerable<Measurement<double>> StabilityIndexes() =>
        inputs
            .Snapshot()
            .Inputs.Where(x => x.StabilityIndex is not null)
            .Select(x => new Measurement<double>(
                x.StabilityIndex!.Value,
                new KeyValuePair<string, object?>("field", x.Name)
            ));

    sealed record VersionTags(ServedModel? Model, string Version);
}
