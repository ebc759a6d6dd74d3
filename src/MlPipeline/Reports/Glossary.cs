namespace MlPipeline.Reports;

/// <summary>The terms of a report, each in a sentence.</summary>
static class Glossary
{
    /// <summary>Terms and definitions, in the order in which a reader meets them.</summary>
    public static readonly IReadOnlyList<(string Term, string Definition)> Entries =
    [
        (
            "RMSE",
            "Root mean squared error: the root of the mean of the squared errors, in the label’s unit; large errors count more than in the MAE. The families are ranked by it."
        ),
        (
            "MAE",
            "Mean absolute error: how far a prediction lies from the actual value on average, in the label’s unit."
        ),
        (
            "R²",
            "Coefficient of determination: the share of the label’s variance that the predictions explain; 1 is perfect, 0 is no better than always predicting the mean, and below 0 is worse than that."
        ),
        (
            "MAPE",
            "Mean absolute percentage error: the mean of the errors as shares of the actual values; not defined (n/a) where an actual value is zero."
        ),
        ("Bias", "The mean of predicted minus actual: positive when the model predicts too much."),
        (
            "Over-fitting",
            "Doing better on the rows of the training than on new ones, because details were learnt that do not repeat; here told from the ratio of the test RMSE to the training RMSE."
        ),
        (
            "Permutation importance",
            "How much the RMSE on the test rows grows when the values of one feature are shuffled among the rows, so that the model cannot use it. Source: L. Breiman, Random Forests, Machine Learning 45 (2001), 5–32."
        ),
        (
            "Partial dependence",
            "The mean prediction over all test rows when one feature is set to the same value in all of them and everything else stays as it is. Source: J. H. Friedman, Greedy Function Approximation: A Gradient Boosting Machine, Annals of Statistics 29 (2001), 1189–1232."
        ),
        (
            "p",
            "How likely an estimate at least this far from zero would be if the feature had no effect, given the others; small values are clear evidence of one."
        ),
    ];
}
