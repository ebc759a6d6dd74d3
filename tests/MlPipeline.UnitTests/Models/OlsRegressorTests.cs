using MlPipeline.Features.Common;
using MlPipeline.Models.Common;
using MlPipeline.Models.Regression;

namespace MlPipeline.UnitTests.Models;

public sealed class OlsRegressorTests
{
    static readonly OlsRegressor Regressor = new(new OlsOptions());

    [Fact]
    public void A_textbook_regression_gives_its_coefficients_errors_and_fit()
    {
        // Worked by hand: Sxx = 10, Sxy = 6, Syy = 6, RSS = 2.4 over 3 degrees of freedom.
        var fitted = Fit(new() { ["x"] = [1, 2, 3, 4, 5] }, [2, 4, 5, 4, 5]);

        fitted.Terms[0].Estimate.ShouldBe(2.2, 1e-12);
        fitted.Terms[0].StandardError.ShouldBe(Math.Sqrt(0.8 * (1.0 / 5 + 9.0 / 10)), 1e-12);
        fitted.Terms[1].Estimate.ShouldBe(0.6, 1e-12);
        fitted.Terms[1].StandardError.ShouldBe(Math.Sqrt(0.08), 1e-12);
        fitted.Terms[1].T.ShouldBe(0.6 / Math.Sqrt(0.08), 1e-12);
        // Student's t with 3 degrees of freedom in closed form.
        fitted.Terms[1].P.ShouldBe(StudentP3(0.6 / Math.Sqrt(0.08)), 1e-9);
        fitted.R2!.Value.ShouldBe(0.6, 1e-12);
        fitted.AdjustedR2!.Value.ShouldBe(1 - 0.4 * 4 / 3, 1e-12);
        fitted.ResidualStandardError.ShouldBe(Math.Sqrt(0.8), 1e-12);
        fitted.DegreesOfFreedom.ShouldBe(3);
    }

    [Fact]
    public void A_feature_that_others_determine_is_named_and_left_out()
    {
        var random = new Random(1);
        var a = Enumerable.Range(0, 40).Select(_ => (float)random.Next(100)).ToArray();
        var b = Enumerable.Range(0, 40).Select(_ => (float)random.Next(100)).ToArray();
        var sum = a.Zip(b, (x, y) => x + y).ToArray();
        var constant = Enumerable.Repeat(7f, 40).ToArray();

        var fitted = Fit(
            new()
            {
                ["a"] = a,
                ["constant"] = constant,
                ["b"] = b,
                ["sum"] = sum,
            },
            [.. a.Zip(b, (x, y) => 3.0 + 2 * x - y)]
        );

        fitted.Collinear.ShouldBe(["constant", "sum"]);
        fitted.Notes.ShouldHaveSingleItem().ShouldContain("constant, sum");
        fitted.Terms.Select(x => x.Feature).ShouldBe(["(intercept)", "a", "b"]);
        fitted.Terms[0].Estimate.ShouldBe(3, 1e-9);
        fitted.Terms[1].Estimate.ShouldBe(2, 1e-9);
        fitted.Terms[2].Estimate.ShouldBe(-1, 1e-9);
    }

    [Fact]
    public void Fewer_rows_than_coefficients_are_refused()
    {
        var error = Should.Throw<InputException>(() => Fit(new() { ["a"] = [1, 2], ["b"] = [2, 1] }, [1, 2]));

        error.Message.ShouldContain("needs more than");
    }

    [Fact]
    public void Without_usable_features_the_mean_is_predicted()
    {
        var fitted = Fit(new() { ["constant"] = [1, 1, 1] }, [1, 2, 6]);

        Predict(fitted, new() { ["constant"] = [1, 5] }).ShouldBe([3, 3]);
    }

    [Fact]
    public void An_option_out_of_its_range_is_refused()
    {
        Should
            .Throw<InputException>(() => new OlsRegressor(new OlsOptions { CollinearityTolerance = 1 }))
            .Message.ShouldContain("CollinearityTolerance");
    }

    static double StudentP3(double t)
    {
        var x = t / Math.Sqrt(3);
        return 1 - 2 / Math.PI * (Math.Atan(x) + x / (1 + x * x));
    }

    static FittedOls Fit(Dictionary<string, float[]> features, double[] labels) =>
        (FittedOls)Regressor.Fit(new TrainingSet(Matrix(features), labels), seed: 1);

    static double[] Predict(FittedOls fitted, Dictionary<string, float[]> features)
    {
        var rows = Matrix(features);
        var predictions = new double[rows.RowCount];
        fitted.Predict(rows, predictions);
        return predictions;
    }

    static FeatureMatrix Matrix(Dictionary<string, float[]> features) =>
        new([.. features.Keys], [.. features.Values], features.Values.First().Length);
}
