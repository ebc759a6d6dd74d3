using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;
using MlPipeline.Models.Common;
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
    /// <param name="cancellation">Ends the training between two steps.</param>
    /// <exception cref="InputException">A row has no label, or the family cannot be fitted on the rows.</exception>
    public PackageContent Run(
        Dataset rows,
        Split split,
        ModelFamily family,
        int seed,
        ProjectCode code,
        CancellationToken cancellation = default
    )
    {
        progress?.Report($"{family.Title}: scoring on {split.Summary.TestRows} rows that are held out");
        var heldOut = FittedPipeline.Fit(project, family, split.Training, seed, cancellation);
        progress?.Report($"{family.Title}: training on all {rows.RowCount} rows");
        var fitted = FittedPipeline.Fit(project, family, rows, seed, cancellation);
        var inputs = InputsOf(family);
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
            Data = new DataSummary(
                project.Name,
                rows.RowCount,
                project.Date is null ? null : rows.Date(project.Date)[0],
                project.Date is null ? null : rows.Date(project.Date)[rows.RowCount - 1],
                Convert.ToHexStringLower(rows.Sha256())
            ),
            Split = split.Summary,
            Metrics = new OrderedDictionary<string, RegressionMetrics>
            {
                ["train"] = Score(split.Training, heldOut),
                ["test"] = Score(split.Test, heldOut),
                // The packaged model itself, on the rows that it was trained on.
                ["all"] = Score(rows, fitted),
            },
            Thresholds = project.Thresholds,
            ReferenceProfile = ReferenceProfile.Of(rows),
            Versions = Versions(),
            GitCommit = code.GitCommit,
            GitDirty = code.GitDirty,
        };
        return new PackageContent(metadata, PipelineFiles.Write(fitted), code.Files, ModelCard.Render(metadata));
    }

    RegressionMetrics Score(Dataset rows, FittedPipeline fitted) =>
        RegressionMetrics.Of(FittedPipeline.LabelsOf(project, rows), fitted.Predict(rows));

    /// <summary>The fields that the family's flows read, in the order of the catalogue; never the label.</summary>
    Field[] InputsOf(ModelFamily family)
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
