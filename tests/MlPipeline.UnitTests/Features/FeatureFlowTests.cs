using System.Text.Json;
using MlPipeline.DataLoaders;
using MlPipeline.Features.Common;
using MlPipeline.Fields;

namespace MlPipeline.UnitTests.Features;

public sealed class FeatureFlowTests
{
    static readonly Field Size = Field.Number("size").Optional();
    static readonly Field Colour = Field.Text("colour").Optional();

    [Fact]
    public void A_missing_number_becomes_the_median_of_the_training_rows()
    {
        var fitted = new NumericFlow("raw", [Size]).Fit(Numbers(1, 2, 3, 100, double.NaN));

        fitted.Apply(Numbers(double.NaN, 7))["size"].ToArray().ShouldBe([2.5f, 7f]);
    }

    [Fact]
    public void A_category_becomes_its_rank_and_an_unseen_one_zero()
    {
        var fitted = new CategoryFlow("ranks", [Colour]).Fit(Texts("red", "blue", "blue", "green", null));

        fitted
            .Apply(Texts("violet", "blue", null, "green", "red"))["colour_rank"]
            .ToArray()
            .ShouldBe([0f, 1f, 0f, 2f, 3f]);
    }

    [Fact]
    public void Tokens_are_counted_and_rare_or_unseen_ones_ignored()
    {
        var flow = new TokenCountFlow("tokens", Colour, new Words(), minimumRows: 2);
        var fitted = flow.Fit(Texts("red blue", "red", "blue red", "green"));

        fitted.FeatureNames.ShouldBe(["colour_blue", "colour_red"]);
        var features = fitted.Apply(Texts("red red violet", null, "green"));
        features["colour_red"].ToArray().ShouldBe([2f, 0f, 0f]);
        features["colour_blue"].ToArray().ShouldBe([0f, 0f, 0f]);
    }

    [Fact]
    public void What_a_flow_learnt_restores_it()
    {
        FeatureFlow flow = new CategoryFlow("ranks", [Colour]);
        var fitted = flow.Fit(Texts("red", "blue", "blue"));

        var restored = flow.Restore(JsonSerializer.Deserialize<JsonElement>(fitted.Learnt.GetRawText()));

        restored
            .Apply(Texts("red", "blue"))["colour_rank"]
            .ToArray()
            .ShouldBe(fitted.Apply(Texts("red", "blue"))["colour_rank"].ToArray());
    }

    [Fact]
    public void What_another_flow_learnt_is_refused()
    {
        var learnt = new NumericFlow("raw", [Size]).Fit(Numbers(1)).Learnt;

        Should
            .Throw<InputException>(() => new CategoryFlow("ranks", [Colour]).Restore(learnt))
            .Message.ShouldContain("\"ranks\"");
    }

    [Fact]
    public void A_flow_that_the_project_no_longer_has_is_named()
    {
        var features = new FeatureSet([new NumericFlow("raw", [Size])]);

        Should
            .Throw<InputException>(() => features.Restore([KeyValuePair.Create("raw2", default(JsonElement))]))
            .Message.ShouldContain("Did you mean \"raw\"?");
    }

    [Fact]
    public void Two_flows_may_not_make_a_feature_of_one_name()
    {
        var features = new FeatureSet([new NumericFlow("a", [Size]), new NumericFlow("b", [Size])]);

        Should.Throw<InputException>(() => features.Fit(Numbers(1, 2))).Message.ShouldContain("\"a\" and \"b\"");
    }

    [Fact]
    public void A_staged_flow_learns_from_the_filtered_rows_and_keeps_what_its_postfilter_keeps()
    {
        var flow = new StagedFlow<double>(
            "staged",
            new OnlySize(),
            new Positive(),
            new Relative(),
            new DropConstantFeatures()
        );

        var fitted = flow.Fit(Numbers(-100, 2, 4));

        fitted.FeatureNames.ShouldBe(["relative"]);
        // The mean of the positive rows is 3; every row gets its feature, filtered or not.
        fitted.Apply(Numbers(-3, 6))["relative"].ToArray().ShouldBe([-1f, 2f]);
    }

    [Fact]
    public void A_filter_that_leaves_nothing_says_so()
    {
        var flow = new StagedFlow<double>(
            "staged",
            new OnlySize(),
            new Positive(),
            new Relative(),
            new DropConstantFeatures()
        );

        Should
            .Throw<InputException>(() => flow.Fit(Numbers(-1)))
            .Message.ShouldContain("leaves none of the 1 training rows");
    }

    static Dataset Numbers(params double[] values) => new(new NumberColumn(Size, values));

    static Dataset Texts(params string?[] texts) => new(TextColumn.Of(Colour, texts));

    sealed class Words : ITokenizer
    {
        public IEnumerable<string> Tokens(string text) => text.Split(' ');
    }

    sealed class OnlySize : IPrefilter
    {
        public IReadOnlyList<Field> Fields => [Size];
    }

    sealed class Positive : IFilter
    {
        public int[] Rows(Dataset training) =>
            [.. Enumerable.Range(0, training.RowCount).Where(x => training.Number(Size).Values[x] > 0)];
    }

    sealed class Relative : IProcessor<double>
    {
        public IReadOnlyList<string> Names => ["relative", "one"];

        public double Learn(Dataset training) => training.Number(Size).Values.ToArray().Average();

        public void Compute(double learnt, Dataset rows, float[][] columns)
        {
            for (var row = 0; row < rows.RowCount; row++)
            {
                columns[0][row] = (float)(rows.Number(Size).Values[row] / learnt);
                columns[1][row] = 1;
            }
        }
    }
}
