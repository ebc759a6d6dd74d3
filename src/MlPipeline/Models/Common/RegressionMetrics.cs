namespace MlPipeline.Models.Common;

/// <summary>How far predictions lie from the label, over a set of rows. RMSE, MAE and bias are in the label's unit.</summary>
/// <param name="Rows">The number of rows scored.</param>
/// <param name="Rmse">Root of the mean squared error.</param>
/// <param name="Mae">Mean absolute error.</param>
/// <param name="R2">Coefficient of determination: 1 − Σ(y − ŷ)² / Σ(y − ȳ)², with ȳ the mean of these rows; null where the label does not vary.</param>
/// <param name="Mape">Mean absolute percentage error as a share (0.05 is 5 %); null where a label is zero, as it is not defined there.</param>
/// <param name="Bias">Mean of prediction − label: positive when the model predicts too much.</param>
public sealed record RegressionMetrics(int Rows, double Rmse, double Mae, double? R2, double? Mape, double Bias)
{
    /// <summary>Scores predictions against labels.</summary>
    /// <exception cref="ArgumentException">The two differ in length, or there are no rows.</exception>
    public static RegressionMetrics Of(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions)
    {
        if (labels.Length != predictions.Length || labels.Length == 0)
            throw new ArgumentException("Scoring needs as many predictions as labels, and at least one.");
        double squared = 0,
            absolute = 0,
            percentage = 0,
            signed = 0,
            sum = 0;
        var zero = false;
        for (var i = 0; i < labels.Length; i++)
        {
            var error = predictions[i] - labels[i];
            squared += error * error;
            absolute += Math.Abs(error);
            signed += error;
            sum += labels[i];
            zero |= labels[i] == 0;
            percentage += Math.Abs(error / labels[i]);
        }
        var mean = sum / labels.Length;
        var total = 0.0;
        foreach (var label in labels)
            total += (label - mean) * (label - mean);
        double n = labels.Length;
        return new RegressionMetrics(
            labels.Length,
            Math.Sqrt(squared / n),
            absolute / n,
            total > 0 ? 1 - squared / total : null,
            zero ? null : percentage / n,
            signed / n
        );
    }
}
