using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using MlPipeline.DataLoaders;
using MlPipeline.Drift;
using MlPipeline.Fields;
using MlPipeline.Models.Common;
using MlPipeline.Pipelines.Retraining;
using MlPipeline.Registry;

namespace MlPipeline.Pipelines;

/// <summary>Dataset → fitted model → package. Scores the family on held-out rows first, so that the package says what to expect.</summary>
public sealed class TrainPipeline(MlProject project, IProgress<string>? progress = null)
{
    /// <summary>Trains a family on all rows and makes the content of its package.</summary>
    /// <param name="rows">All rows, each with a label.</param>
    /// <param name="split">The split that the held-out scores are taken on.</param>
    /// <param name="family">The family.</param>
    /// <param name="seed">The seed of all that is random.</param>
    /// <param name="code">The code that the package carries, and its commit.</param>
    /// <param name="comparedWith">What a retraining has found out before; null for a training on its own.</param>
    /// <param name="cancellation">Ends the training between two steps.</param>
    /// <exception cref="InputException">A row has no label, or the family cannot be fitted on the rows.</exception>
    public PackageContent Run(
        Dataset rows,
        Split split,
        ModelFamily family,
        int seed,
        ProjectCode code,
        ComparedCandidate? comparedWith = null,
        CancellationToken cancellation = default
    )
    {
        if (comparedWith is null)
            progress?.Report($"{family.Title}: scoring on {split.Summary.TestRows} rows that are held out");
        var heldOut = comparedWith?.HeldOut ?? FittedPipeline.Fit(project, family, split.Training, seed, cancellation);
        progress?.Report($"{family.Title}: training on all {rows.RowCount} rows");
        var fitted = FittedPipeline.Fit(project, family, rows, seed, cancellation);
        var inputs = InputsOf(project, family);
        var predictions = fitted.Predict(rows);
        var metadata = new PackageMetadata
        {
            Name = project.Name,
            Family = family.Name,
            HyperParameters = new OrderedDictionary<string, JsonElement>(
                family.HyperParameters.EnumerateObject().Select(x => KeyValuePair.Create(x.Name, x.Value))
            ),
            Seed = seed,
            Signature = new ModelSignature(
                [.. inputs.Select(x => new SignatureInput(x.Name, x.Type, !x.MayBeMissing, x.Unit))],
                new SignatureOutput(project.Label.Name, project.Label.Type, project.Label.Unit)
            ),
            InputExample = ExampleOf(rows, inputs),
            ExamplePrediction = fitted.Predict(rows.Select(inputs).Slice(rows.RowCount - 1, 1))[0],
            Data = DataSummary.Of(project, rows),
            Split = split.Summary,
            Metrics = new OrderedDictionary<string, RegressionMetrics>
            {
                ["train"] = Score(split.Training, heldOut),
                ["test"] = Score(split.Test, heldOut),
                // The packaged model itself, on the rows that it was trained on.
                ["all"] = RegressionMetrics.Of(FittedPipeline.LabelsOf(project, rows), predictions),
            },
            Thresholds = project.Thresholds,
            ReferenceProfile = ReferenceProfile.Of(rows),
            Versions = Versions(),
            GitCommit = code.GitCommit,
            GitDirty = code.GitDirty,
            Parent = comparedWith?.Champion,
        };
        var files = new Dictionary<string, ReadOnlyMemory<byte>>([
            .. PipelineFiles.Write(fitted),
            HeldOutEvaluation.Of(project, family, heldOut, split, seed).ToFile(),
            BaselineProfile
                .Of(project, inputs, rows, predictions, split.Test, heldOut.ErrorsOf(project, split.Test))
                .ToFile(),
        ]);
        return new PackageContent(metadata, files, code.Files, ModelCard.Render(metadata));
    }

    RegressionMetrics Score(Dataset rows, FittedPipeline fitted) =>
        RegressionMetrics.Of(FittedPipeline.LabelsOf(project, rows), fitted.Predict(rows));

    /// <summary>The fields that the family's flows read, in the order of the catalogue; never the label.</summary>
    internal static Field[] InputsOf(MlProject project, ModelFamily family)
    {
        var read = project.FeaturesOf(family.Scope).Flows.SelectMany(x => x.Reads).Select(x => x.Name).ToHashSet();
        return [.. project.Fields.All.Where(x => read.Contains(x.Name) && x.Name != project.Label.Name)];
    }

    static OrderedDictionary<string, JsonElement> ExampleOf(Dataset rows, IReadOnlyList<Field> inputs)
    {
        var last = rows.Select(inputs).Slice(rows.RowCount - 1, 1);
        return new OrderedDictionary<string, JsonElement>(
            last.Columns.Select(x =>
                KeyValuePair.Create(
                    x.Field.Name,
                    x.IsMissing(0) ? JsonSerializer.SerializeToElement<string?>(null)
                        : x is NumberColumn number ? JsonSerializer.SerializeToElement(number.Values[0])
                        : JsonSerializer.SerializeToElement(x.Display(0))
                )
            )
        );
    }

    static LibraryVersions Versions() =>
        new(
            VersionOf(typeof(TrainPipeline).Assembly),
            RuntimeInformation.FrameworkDescription,
            new OrderedDictionary<string, string>
            {
                ["MathNet.Numerics"] = VersionOf(typeof(MathNet.Numerics.Distributions.StudentT).Assembly),
                ["Microsoft.ML"] = VersionOf(typeof(Microsoft.ML.MLContext).Assembly),
                ["Microsoft.ML.FastTree"] = VersionOf(typeof(Microsoft.ML.Trainers.FastTree.RegressionTree).Assembly),
                ["Microsoft.ML.LightGbm"] = VersionOf(typeof(Microsoft.ML.Trainers.LightGbm.GradientBooster).Assembly),
            }
        );

    static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? assembly.GetName().Version!.ToString();
}
