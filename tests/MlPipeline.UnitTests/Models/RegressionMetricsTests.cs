using MlPipeline.Models.Common;

namespace MlPipeline.UnitTests.Models;

public sealed class RegressionMetricsTests
{
    [Fact]
    public void Errors_are_scored_as_defined()
    {
        var metrics = RegressionMetrics.Of([1, 2, 4], [2, 2, 1]);

        metrics.Rows.ShouldBe(3);
        metrics.Rmse.ShouldBe(Math.Sqrt(10.0 / 3), 1e-12);
        metrics.Mae.ShouldBe(4.0 / 3, 1e-12);
        metrics.Bias.ShouldBe(-2.0 / 3, 1e-12);
        metrics.Mape!.Value.ShouldBe((1 + 0.75) / 3, 1e-12);
        metrics.R2!.Value.ShouldBe(1 - 10 / (14.0 / 3), 1e-12);
    }

    [Fact]
    public void What_is_not_defined_is_not_given()
    {
        RegressionMetrics.Of([0, 1], [1, 1]).Mape.ShouldBeNull();
        RegressionMetrics.Of([3, 3], [1, 1]).R2.ShouldBeNull();
    }

    [Fact]
    public void Nothing_cannot_be_scored() => Should.Throw<ArgumentException>(() => RegressionMetrics.Of([], []));
}
