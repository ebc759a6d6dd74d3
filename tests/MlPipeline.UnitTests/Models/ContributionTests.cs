using System.Text.Json;
using CsCheck;
using MlPipeline.Features.Common;
using MlPipeline.Models.Common;
using MlPipeline.Models.Ensemble.Boosting;
using MlPipeline.Models.Ensemble.Common;
using MlPipeline.Models.Ensemble.RandomForests;
using MlPipeline.Models.Regression;
using MlPipeline.Models.RuleBased;

namespace MlPipeline.UnitTests.Models;

public sealed class ContributionTests
{
    const int Features = 5;

    static readonly TrainingSet Training = SyntheticTraining.Of(400, seed: 1);
    static readonly TrainingSet Fresh = SyntheticTraining.Of(50, seed: 2);

    public static TheoryData<string> Families =>
        ["naive", "ols", "random-forest-all-features", "boosting-fasttree", "boosting-lightgbm"];

    [Fact]
    public void Contributions_of_any_trees_are_the_Shapley_values_by_definition() =>
        Gen.Select(Gen.Int[0, int.MaxValue].Array[1, 3], Gen.Int[0, 6], Gen.Int[0, 4].Array[Features])
            .Sample(
                (seeds, depth, values) =>
                {
                    RegressionTree[] trees = [.. seeds.Select(seed => RandomTree.Grow(seed, Features, depth))];
                    float[] row = [.. values];
                    var fitted = new FittedTrees(Names(Features), null, 0.25, 0.5, trees);

                    var explained = fitted.Explain(RowOf(row));

                    explained.BaseValue.ShouldBe(0.25 + 0.5 * trees.Sum(x => RandomTree.Value(x, row, known: 0)), 1e-9);
                    for (var feature = 0; feature < Features; feature++)
                        explained[0][feature].ShouldBe(0.5 * RandomTree.Shapley(trees, row, feature), 1e-9);
                },
                iter: 500
            );

    [Theory]
    [MemberData(nameof(Families))]
    public void Base_value_and_contributions_add_up_to_each_prediction(string family)
    {
        var fitted = Family(family).Fit(Training, seed: 3);

        var explained = fitted.Explain(Fresh.Features);

        explained.Features.ShouldBe(Fresh.Features.Names);
        explained.RowCount.ShouldBe(Fresh.Features.RowCount);
        var predictions = Predict(fitted, Fresh.Features);
        for (var row = 0; row < predictions.Length; row++)
            (explained.BaseValue + Sum(explained[row])).ShouldBe(predictions[row], 1e-9);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void The_base_value_is_the_mean_prediction_over_the_training_rows(string family)
    {
        var fitted = Family(family).Fit(Training, seed: 3);

        fitted
            .Explain(Fresh.Features)
            .BaseValue.ShouldBe(Predict(fitted, Training.Features).Average(), tolerance: 1e-9);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_stored_model_explains_as_before_to_the_bit(string family)
    {
        var fitted = Family(family).Fit(Training, seed: 3);

        var restored = Family(family).Restore(JsonSerializer.Deserialize<JsonElement>(fitted.Learnt.GetRawText()));

        restored.Explains.ShouldBeTrue();
        restored.Explain(Fresh.Features)[7].ToArray().ShouldBe(fitted.Explain(Fresh.Features)[7].ToArray());
    }

    [Fact]
    public void The_naive_rule_gives_everything_to_its_one_feature()
    {
        var explained = Family("naive").Fit(Training, seed: 0).Explain(Fresh.Features)[0].ToArray();

        explained[1].ShouldNotBe(0);
        explained.Where((_, feature) => feature != 1).ShouldAllBe(x => x == 0);
    }

    [Fact]
    public void An_offset_is_a_contribution_of_its_feature()
    {
        var fitted = new FittedTrees(Names(2), "f1", 10, 1, [new([], [], [], [], [2], [4])], OffsetMean: 3);

        var explained = fitted.Explain(RowOf([0, 8]));

        explained.BaseValue.ShouldBe(15);
        explained[0].ToArray().ShouldBe([0, 5]);
    }

    [Fact]
    public void A_model_that_was_stored_before_rows_were_counted_predicts_and_says_why_it_does_not_explain()
    {
        var stored =
            """{"features":["f0"],"offset":null,"bias":1,"scale":1,"trees":[{"feature":[],"threshold":[],"left":[],"right":[],"leaves":[2]}]}""";

        var fitted = Family("boosting-fasttree").Restore(JsonSerializer.Deserialize<JsonElement>(stored));

        Predict(fitted, RowOf([5])).ShouldBe([3]);
        fitted.Explains.ShouldBeFalse();
        Should.Throw<InputException>(() => fitted.Explain(RowOf([5]))).Message.ShouldContain("Train again");
    }

    [Theory]
    [InlineData(new[] { 1 })]
    [InlineData(new[] { 1, -1 })]
    [InlineData(new[] { 0, 0 })]
    public void Stored_trees_whose_rows_cannot_be_are_refused(int[] rows) =>
        Should.Throw<ArgumentException>(() =>
            new FittedTrees(["f0"], null, 0, 1, [new([0], [1f], [~0], [~1], [1, 2], rows)])
        );

    static ModelFamily Family(string name) =>
        name switch
        {
            "naive" => new NaiveModel(new NaiveOptions("f1")),
            "ols" => new OlsRegressor(new OlsOptions()),
            "boosting-fasttree" => new FastTreeBoosting(new BoostingOptions { Trees = 30, Offset = "f2" }),
            "boosting-lightgbm" => new LightGbmBoosting(new BoostingOptions { Trees = 30, Offset = "f2" }),
            _ => new AllFeatures(new RandomForestOptions { Trees = 10, Offset = "f2" }),
        };

    static double[] Predict(FittedModel fitted, FeatureMatrix rows)
    {
        var predictions = new double[rows.RowCount];
        fitted.Predict(rows, predictions);
        return predictions;
    }

    static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum;
    }

    static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(x => $"f{x}")];

    static FeatureMatrix RowOf(float[] row) => new(Names(row.Length), [.. row.Select(x => new[] { x })], 1);
}
