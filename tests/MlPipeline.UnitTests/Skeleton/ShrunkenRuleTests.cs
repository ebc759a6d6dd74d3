using MlPipeline.Features.Common;
using MlPipeline.Models.Common;
using Skeleton.Models;

namespace MlPipeline.UnitTests.Project;

public sealed class ShrunkenRuleTests
{
    static readonly FeatureMatrix Features = new(
        ["before"],
        [
            [1, 2, 3],
        ],
        3
    );

    [Fact]
    public void A_prediction_lies_halfway_between_the_feature_and_the_mean()
    {
        Predict(new ShrunkenRuleOptions("before")).ShouldBe([19.5, 20, 20.5]);
    }

    [Fact]
    public void Without_a_share_every_prediction_is_the_mean()
    {
        Predict(new ShrunkenRuleOptions("before") { Share = 0 }).ShouldBe([20, 20, 20]);
    }

    [Fact]
    public void A_share_beyond_one_is_refused()
    {
        Should.Throw<InputException>(() => new ShrunkenRule(new ShrunkenRuleOptions("before") { Share = 2 }));
    }

    static double[] Predict(ShrunkenRuleOptions options)
    {
        var fitted = new ShrunkenRule(options).Fit(new TrainingSet(Features, new double[] { 10, 20, 30 }), seed: 1);
        var predictions = new double[Features.RowCount];
        fitted.Predict(Features, predictions);
        return predictions;
    }
}
