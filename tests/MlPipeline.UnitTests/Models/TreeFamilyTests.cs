using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;
using MlPipeline.Features.Common;
using MlPipeline.Models.Common;
using MlPipeline.Models.Ensemble.Boosting;
using MlPipeline.Models.Ensemble.Common;
using MlPipeline.Models.Ensemble.RandomForests;
using RegressionTree = MlPipeline.Models.Ensemble.Common.RegressionTree;

namespace MlPipeline.UnitTests.Models;

public sealed class TreeFamilyTests
{
    const int Seed = 3;

    static readonly TrainingSet Training = SyntheticTraining.Of(600, seed: 1);
    static readonly TrainingSet Fresh = SyntheticTraining.Of(300, seed: 2);

    static readonly BoostingOptions Boosting = new() { Trees = 40 };
    static readonly RandomForestOptions Forest = new() { Trees = 20 };

    public static TheoryData<string> Families =>
        ["boosting-fasttree", "boosting-lightgbm", "random-forest-all-features"];

    [Theory]
    [MemberData(nameof(Families))]
    public void Plain_trees_predict_what_the_trainer_itself_predicts(string family)
    {
        var ours = Predict(Family(family).Fit(Training, Seed), Fresh.Features);

        var trainers = new MLContext(Seed).Regression.Trainers;
        var theirs = family switch
        {
            "boosting-fasttree" => Score(
                trainers.FastTree(
                    new FastTreeRegressionTrainer.Options
                    {
                        NumberOfTrees = Boosting.Trees,
                        NumberOfLeaves = Boosting.Leaves,
                        MinimumExampleCountPerLeaf = Boosting.MinimumRowsPerLeaf,
                        LearningRate = Boosting.LearningRate,
                        FeatureFraction = Boosting.FeatureFraction,
                        BaggingSize = 1,
                        BaggingExampleFraction = Boosting.RowFraction,
                        Seed = Seed,
                        FeatureSelectionSeed = Seed,
                    }
                )
            ),
            "boosting-lightgbm" => Score(
                trainers.LightGbm(
                    new LightGbmRegressionTrainer.Options
                    {
                        NumberOfIterations = Boosting.Trees,
                        NumberOfLeaves = Boosting.Leaves,
                        MinimumExampleCountPerLeaf = Boosting.MinimumRowsPerLeaf,
                        LearningRate = Boosting.LearningRate,
                        Seed = Seed,
                        Deterministic = true,
                        NumberOfThreads = 1,
                        Booster = new GradientBooster.Options
                        {
                            FeatureFraction = Boosting.FeatureFraction,
                            SubsampleFraction = Boosting.RowFraction,
                            SubsampleFrequency = 1,
                            L2Regularization = Boosting.L2,
                        },
                    }
                )
            ),
            _ => Score(
                trainers.FastForest(
                    new FastForestRegressionTrainer.Options
                    {
                        NumberOfTrees = Forest.Trees,
                        NumberOfLeaves = Forest.Leaves,
                        MinimumExampleCountPerLeaf = Forest.MinimumRowsPerLeaf,
                        FeatureFractionPerSplit = Forest.FeatureFractionPerSplit,
                        BaggingExampleFraction = Forest.RowFraction,
                        Seed = Seed,
                        FeatureSelectionSeed = Seed,
                    }
                )
            ),
        };
        for (var row = 0; row < ours.Length; row++)
            ours[row].ShouldBe(theirs[row], 1e-4);
        ours.Distinct().Count().ShouldBeGreaterThan(50);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Fitting_twice_gives_the_same_model_to_the_bit(string family)
    {
        var first = Family(family).Fit(Training, Seed).Learnt.GetRawText();

        Family(family).Fit(Training, Seed).Learnt.GetRawText().ShouldBe(first);
        Family(family).Fit(Training, Seed + 1).Learnt.GetRawText().ShouldNotBe(first);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_stored_model_predicts_as_before_to_the_bit(string family)
    {
        var fitted = Family(family).Fit(Training, Seed);
        var stored = JsonSerializer.Deserialize<JsonElement>(fitted.Learnt.GetRawText());

        var restored = Family(family).Restore(stored);

        Predict(restored, Fresh.Features).ShouldBe(Predict(fitted, Fresh.Features));
    }

    [Fact]
    public void An_offset_carries_trees_beyond_the_labels_that_they_saw()
    {
        var labels = Training.Labels.ToArray();
        var offset = labels.Select(x => (float)x).ToArray();
        var features = FeatureMatrix.Join([Training.Features, new FeatureMatrix(["offset"], [offset], offset.Length)]);
        var shifted = FeatureMatrix.Join([
            Training.Features,
            new FeatureMatrix(
                ["offset"],
                [
                    [.. offset.Select(x => x + 1000)],
                ],
                offset.Length
            ),
        ]);

        var fitted = new LightGbmBoosting(Boosting with { Offset = "offset" }).Fit(
            new TrainingSet(features, labels),
            Seed
        );

        Predict(fitted, shifted).Average().ShouldBe(labels.Average() + 1000, 0.1);
    }

    [Fact]
    public void Stored_trees_that_lead_nowhere_are_refused()
    {
        var looping = new RegressionTree([0], [1f], [0], [~0], [1, 2]);

        Should.Throw<ArgumentException>(() => new FittedTrees(["f0"], null, 0, 1, [looping]));
        Should
            .Throw<InputException>(() =>
                Family("boosting-fasttree")
                    .Restore(JsonSerializer.SerializeToElement(new { Features = new[] { "f0" }, Trees = 3 }))
            )
            .Message.ShouldContain("train again");
    }

    [Fact]
    public void A_tree_of_one_leaf_gives_its_value()
    {
        var fitted = new FittedTrees(["f0"], null, 1, 1, [new RegressionTree([], [], [], [], [2])]);

        Predict(
                fitted,
                new FeatureMatrix(
                    ["f0"],
                    [
                        [5, 6],
                    ],
                    2
                )
            )
            .ShouldBe([3, 3]);
    }

    static ModelFamily Family(string name) =>
        name switch
        {
            "boosting-fasttree" => new FastTreeBoosting(Boosting),
            "boosting-lightgbm" => new LightGbmBoosting(Boosting),
            _ => new AllFeatures(Forest),
        };

    static double[] Predict(FittedModel fitted, FeatureMatrix rows)
    {
        var predictions = new double[rows.RowCount];
        fitted.Predict(rows, predictions);
        return predictions;
    }

    static float[] Score<T>(IEstimator<RegressionPredictionTransformer<T>> trainer)
        where T : class
    {
        var context = new MLContext(Seed);
        var transformed = trainer.Fit(View(context, Training)).Transform(View(context, Fresh));
        return [.. transformed.GetColumn<float>("Score")];
    }

    static IDataView View(MLContext context, TrainingSet rows) =>
        context.Data.LoadFromEnumerable(
            Enumerable
                .Range(0, rows.Features.RowCount)
                .Select(row => new Row
                {
                    Label = (float)rows.Labels.Span[row],
                    Features =
                    [
                        .. Enumerable.Range(0, SyntheticTraining.FeatureCount).Select(x => rows.Features[x][row]),
                    ],
                })
        );

    sealed class Row
    {
        public float Label { get; init; }

        [VectorType(SyntheticTraining.FeatureCount)]
        public float[] Features { get; init; } = [];
    }
}
