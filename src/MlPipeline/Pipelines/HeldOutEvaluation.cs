using System.Text.Json;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;
using MlPipeline.Models.Common;
using MlPipeline.Registry;

namespace MlPipeline.Pipelines;

/// <summary>How a model's family did on the rows that were held out: what the package keeps for those who look at the model later.</summary>
/// <param name="Title">The family's name for people.</param>
/// <param name="Baseline">The family that had to be beaten, fitted and scored on the same rows.</param>
/// <param name="Days">The day of each row below; null where rows have none.</param>
/// <param name="Labels">The labels of the last <see cref="MostRows"/> held-out rows, in label units.</param>
/// <param name="Predictions">Their predictions by the model that had not seen them, in label units.</param>
/// <param name="Drivers">The features that moved these predictions most, at most <see cref="MostDrivers"/>, most important first; empty where the family does not explain itself.</param>
public sealed record HeldOutEvaluation(
    string Title,
    BaselineScore Baseline,
    IReadOnlyList<DateOnly>? Days,
    IReadOnlyList<float> Labels,
    IReadOnlyList<float> Predictions,
    IReadOnlyList<FeatureDriver> Drivers
)
{
    /// <summary>More rows could not be told apart in a plot.</summary>
    public const int MostRows = 730;

    /// <summary>The number of features that are listed.</summary>
    public const int MostDrivers = 12;

    /// <summary>The mean over so many rows is steady enough to rank features by; a large forest takes 20 ms for each.</summary>
    const int ExplainedRows = 50;

    const string File = "evaluation.json";

    /// <summary>Reads what the package keeps; null where it was made before there was any.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static HeldOutEvaluation? Of(ModelPackage package)
    {
        if (!package.ModelFiles.Contains(File))
            return null;
        try
        {
            return JsonSerializer.Deserialize<HeldOutEvaluation>(package.ReadModelFile(File).Span, PackageJson.Options);
        }
        catch (JsonException e)
        {
            throw new InputException(
                $"{package.Origin}: \"{File}\" cannot be read ({e.Message}).",
                "Train again: the package was made by another version.",
                e
            );
        }
    }

    /// <summary>The same as it is stored; null where there is none.</summary>
    internal static ReadOnlyMemory<byte>? JsonOf(ModelPackage package) =>
        package.ModelFiles.Contains(File) ? package.ReadModelFile(File) : null;

    internal static HeldOutEvaluation Of(
        MlProject project,
        ModelFamily family,
        FittedPipeline fitted,
        Split split,
        int seed
    )
    {
        var baseline = project.Family(project.Baseline);
        var scored =
            fitted.Family == baseline.Name ? fitted : FittedPipeline.Fit(project, baseline, split.Training, seed);
        var count = Math.Min(MostRows, split.Test.RowCount);
        var shown = split.Test.Slice(split.Test.RowCount - count, count);
        return new HeldOutEvaluation(
            family.Title,
            new BaselineScore(
                baseline.Name,
                baseline.Title,
                RegressionMetrics.Of(FittedPipeline.LabelsOf(project, split.Test), scored.Predict(split.Test))
            ),
            DaysOf(project.Date, shown),
            [.. FittedPipeline.LabelsOf(project, shown).Select(x => (float)x)],
            [.. fitted.Predict(shown).Select(x => (float)x)],
            DriversOf(fitted, shown)
        );
    }

    internal KeyValuePair<string, ReadOnlyMemory<byte>> ToFile() =>
        new(File, JsonSerializer.SerializeToUtf8Bytes(this, PackageJson.Options));

    static DateOnly[]? DaysOf(Field? date, Dataset rows) =>
        date is null ? null : [.. Enumerable.Range(0, rows.RowCount).Select(row => rows.Date(date)[row]!.Value)];

    static FeatureDriver[] DriversOf(FittedPipeline fitted, Dataset rows)
    {
        if (!fitted.Model.Explains)
            return [];
        var count = Math.Min(ExplainedRows, rows.RowCount);
        var features = fitted
            .Features.Apply(rows)
            .Take([.. Enumerable.Range(0, count).Select(x => x * rows.RowCount / count)]);
        var contributions = fitted.Model.Explain(features);
        return
        [
            .. contributions
                .Features.Select(
                    (name, feature) =>
                        new FeatureDriver(
                            name,
                            Enumerable.Range(0, count).Average(row => Math.Abs(contributions[row][feature]))
                        )
                )
                .Where(x => x.MeanContribution > 0)
                .OrderByDescending(x => x.MeanContribution)
                .ThenBy(x => x.Feature, StringComparer.Ordinal)
                .Take(MostDrivers),
        ];
    }
}

/// <summary>What the baseline reached on the held-out rows.</summary>
/// <param name="Family">The name of the baseline family.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Metrics">Its scores.</param>
public sealed record BaselineScore(string Family, string Title, RegressionMetrics Metrics);

/// <summary>How far a feature moves predictions.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="MeanContribution">The mean of the absolute value of its contribution over held-out rows, in label units.</param>
public sealed record FeatureDriver(string Feature, double MeanContribution);
