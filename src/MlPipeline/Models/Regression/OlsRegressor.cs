using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MlPipeline.Features.Common;
using MlPipeline.Models.Common;

namespace MlPipeline.Models.Regression;

/// <summary>Ordinary least squares with an intercept, by QR decomposition, with the classical inference of its coefficients.</summary>
/// <remarks>Formulas: Greene, <i>Econometric Analysis</i>, chapters 3 and 4.</remarks>
public sealed class OlsRegressor(OlsOptions options) : LearningFamily<OlsOptions, FittedOls>(options)
{
    const string Intercept = "(intercept)";

    public override string Name => "ols";

    public override string Title => "Least squares";

    public override FeatureScope Scope => FeatureScope.AllFeatures;

    public override FittedModel Fit(TrainingSet training, int seed, CancellationToken cancellation = default) =>
        Fit(training.Features, training.Labels.Span);

    internal FittedOls Fit(FeatureMatrix features, ReadOnlySpan<double> labels)
    {
        var rows = features.RowCount;
        var means = features.Names.Select((_, i) => LinearContribution.Mean(features[i])).ToArray();
        var labelMean = Mean(labels);
        var centredLabels = DenseVector.Create(rows, 0);
        for (var row = 0; row < rows; row++)
            centredLabels[row] = labels[row] - labelMean;

        var (kept, collinear) = SplitCollinear(features, means);
        if (rows <= kept.Count + 1)
            throw new InputException(
                $"Least squares with {kept.Count + 1} coefficients needs more than {kept.Count + 1} rows, there are {rows}.",
                "Give it more rows or fewer features."
            );
        if (kept.Count == 0)
            return Solved(
                features,
                [],
                collinear,
                DenseVector.Create(0, 0),
                null,
                means,
                labelMean,
                centredLabels,
                centredLabels
            );

        // Centred and scaled columns: the intercept separates, and the tolerance means the same for every feature.
        var design = Design(features, kept, means);
        var scales = design.ColumnNorms(2);
        for (var i = 0; i < kept.Count; i++)
            design.SetColumn(i, design.Column(i) / scales[i]);
        var qr = design.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin);
        var scaled = qr.R.Solve(qr.Q.TransposeThisAndMultiply(centredLabels));
        var residuals = centredLabels - design * scaled;
        var rInverse = qr.R.Inverse();
        var unscale = DenseMatrix.OfDiagonalArray([.. scales.Select(x => 1 / x)]);
        var covariance = unscale * rInverse * rInverse.Transpose() * unscale;
        return Solved(
            features,
            kept,
            collinear,
            unscale * scaled,
            covariance,
            means,
            labelMean,
            centredLabels,
            residuals
        );
    }

    static FittedOls Solved(
        FeatureMatrix features,
        IReadOnlyList<int> kept,
        IReadOnlyList<string> collinear,
        Vector<double> estimates,
        Matrix<double>? inverse,
        double[] means,
        double labelMean,
        Vector<double> centredLabels,
        Vector<double> residuals
    )
    {
        var rows = residuals.Count;
        var degrees = rows - kept.Count - 1;
        var rss = residuals.DotProduct(residuals);
        var total = centredLabels.DotProduct(centredLabels);
        var variance = rss / degrees;
        var keptMeans = DenseVector.OfEnumerable(kept.Select(x => means[x]));
        var interceptVariance = variance * (1.0 / rows + (inverse is null ? 0 : keptMeans * inverse * keptMeans));
        double? r2 = total > 0 ? 1 - rss / total : null;
        return new FittedOls(
            [
                Tested(
                    Intercept,
                    labelMean - (kept.Count == 0 ? 0 : estimates * keptMeans),
                    interceptVariance,
                    degrees
                ),
                .. kept.Select((x, i) => Tested(features.Names[x], estimates[i], variance * inverse![i, i], degrees)),
            ],
            collinear,
            r2,
            1 - (1 - r2) * (rows - 1) / degrees,
            Math.Sqrt(variance),
            degrees,
            keptMeans.ToArray()
        );
    }

    static Coefficient Tested(string feature, double estimate, double variance, int degrees)
    {
        var error = Math.Sqrt(variance);
        // A perfect fit has no error to test against: t is as large as a number can be, p is 0.
        var t = error > 0 ? estimate / error : Math.CopySign(double.MaxValue, estimate);
        return new(feature, estimate, error, t, 2 * StudentT.CDF(0, 1, degrees, -Math.Abs(t)));
    }

    (List<int> Kept, List<string> Collinear) SplitCollinear(FeatureMatrix features, double[] means)
    {
        var design = Design(features, [.. Enumerable.Range(0, features.Names.Count)], means);
        var kept = new List<int>();
        var collinear = new List<string>();
        var basis = new List<Vector<double>>();
        for (var i = 0; i < features.Names.Count; i++)
        {
            var column = design.Column(i);
            var length = column.L2Norm();
            // Twice is enough (Giraud et al. 2005): the second pass removes what rounding left of the first.
            for (var pass = 0; pass < 2; pass++)
                foreach (var direction in basis)
                    column -= direction * direction.DotProduct(column);
            var left = column.L2Norm();
            if (length == 0 || left <= Options.CollinearityTolerance * length)
            {
                collinear.Add(features.Names[i]);
                continue;
            }
            kept.Add(i);
            basis.Add(column / left);
        }
        return (kept, collinear);
    }

    static DenseMatrix Design(FeatureMatrix features, IReadOnlyList<int> kept, double[] means)
    {
        var design = new DenseMatrix(features.RowCount, kept.Count);
        var values = design.Values;
        for (var i = 0; i < kept.Count; i++)
        {
            var column = features[kept[i]];
            var offset = i * features.RowCount;
            for (var row = 0; row < column.Length; row++)
                values[offset + row] = column[row] - means[kept[i]];
        }
        return design;
    }

    static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }
}
