using System.Globalization;
using System.Text;
using MlPipeline.Hosting.Serving.Requests;
using MlPipeline.Pipelines;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Serving.Models;

/// <summary>A model that answers requests, and all that is known about it. Immutable.</summary>
public sealed class ServedModel
{
    internal ServedModel(
        MlProject project,
        RegisteredVersion version,
        ModelPackage package,
        FittedPipeline pipeline,
        string? alias,
        DateTimeOffset since
    )
    {
        Version = version;
        VersionText = version.Number.ToString(CultureInfo.InvariantCulture);
        Metadata = package.Metadata;
        MetadataJson = package.Metadata.ToJson();
        EvaluationJson = HeldOutEvaluation.JsonOf(package);
        PackageBytes = package.Size;
        Pipeline = pipeline;
        Alias = alias;
        Since = since;
        Prediction = new PredictPipeline(project, pipeline).Prediction.Name;
        Keys = project.Keys.Select(x => x.Name).ToHashSet(StringComparer.Ordinal);
        AnswerStart = Encoding.UTF8.GetBytes($"{{\"modelVersion\":{VersionText},\"prediction\":");
        Layout = new InputLayout(project, package.Metadata.Signature);
    }

    /// <summary>The version in the models registry.</summary>
    public RegisteredVersion Version { get; }

    /// <summary>What the package says about the model.</summary>
    public PackageMetadata Metadata { get; }

    /// <summary>The size of the package in bytes.</summary>
    public long PackageBytes { get; }

    /// <summary>From fields to predictions.</summary>
    public FittedPipeline Pipeline { get; }

    /// <summary>The alias that the service follows; null when it was told a version.</summary>
    public string? Alias { get; }

    /// <summary>Since when it answers, UTC.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>The name that predictions are exported under.</summary>
    public string Prediction { get; }

    /// <summary>The same as <see cref="Metadata"/>, as it is written.</summary>
    internal ReadOnlyMemory<byte> MetadataJson { get; }

    /// <summary>The names of the fields that tell rows apart.</summary>
    internal HashSet<string> Keys { get; }

    /// <summary>An answer of one prediction, as far as the prediction itself.</summary>
    internal byte[] AnswerStart { get; }

    /// <summary>How the model's family did on held-out rows, as it is written; null where the package does not say.</summary>
    internal ReadOnlyMemory<byte>? EvaluationJson { get; }

    /// <summary>The version's number as headers have it.</summary>
    internal string VersionText { get; }

    /// <summary>Where each field of a request goes.</summary>
    internal InputLayout Layout { get; }
}
