using MlPipeline.DataLoaders;
using MlPipeline.Models.Common;

namespace MlPipeline.Pipelines;

/// <summary>Dataset → training and test rows → train → score both → compare the two, and interpret the model.</summary>
public sealed class EvaluatePipeline(MlProject project, IProgress<string>? progress = null)
{
    /// <summary>Evaluates families on one split.</summary>
    /// <param name="split">The rows to train and to test on.</param>
    /// <param name="families">The families, at least one.</param>
    /// <param name="seed">The seed of all that is random.</param>
    /// <param name="cancellation">Ends the evaluation between two steps.</param>
    /// <exception cref="InputException">A row has no label, or a family cannot be fitted on the rows.</exception>
    public Evaluation Run(
        Split split,
        IReadOnlyList<ModelFamily> families,
        int seed,
        CancellationToken cancellation = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfZero(families.Count);
        var testLabels = FittedPipeline.LabelsOf(project, split.Test);
        var evaluated = families.Select(x => Evaluate(x, split, testLabels, seed, cancellation)).ToArray();
        return new Evaluation(
            project.Name,
            project.Label.Name,
            project.Label.Unit,
            split.Summary,
            seed,
            evaluated,
            evaluated.MinBy(x => x.Test.Rmse)!.Family,
            evaluated.FirstOrDefault(x => x.Family == project.Baseline)?.Family,
            KeysOf(split.Test),
            testLabels
        );
    }

    FamilyEvaluation Evaluate(
        ModelFamily family,
        Split split,
        double[] testLabels,
        int seed,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report($"{family.Title}: training on {split.Summary.TrainRows} rows");
        var fitted = FittedPipeline.Fit(project, family, split.Training, seed, cancellation);
        progress?.Report($"{family.Title}: scoring and interpreting on {split.Summary.TestRows} test rows");
        var trainLabels = split.Training.Number(project.Label).Values;
        var train = RegressionMetrics.Of(trainLabels, fitted.Predict(split.Training));
        var features = fitted.Features.Apply(split.Test);
        var predictions = fitted.Predict(features);
        var test = RegressionMetrics.Of(testLabels, predictions);
        var interpreter = new Interpreter(fitted, features, testLabels, seed);
        return new FamilyEvaluation(
            family.Name,
            family.Title,
            features.Names.Count,
            train,
            test,
            FitVerdict.Of(train, test),
            predictions,
            interpreter.Interpret(
                ErrorGroupings.Of(project.Slicings, split.Test, testLabels, predictions),
                cancellation
            )
        );
    }

    string[] KeysOf(Dataset rows) =>
        [
            .. Enumerable
                .Range(0, rows.RowCount)
                .Select(row => project.Date is null ? $"{row + 1}" : rows.Date(project.Date).Display(row)),
        ];
}
