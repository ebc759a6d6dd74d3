using MlPipeline.Pipelines;

namespace MlPipeline.Reports;

/// <summary>The test rows of one family in order: what was observed, what was predicted.</summary>
sealed class TestSeries
{
    /// <summary>Pairs labels and predictions; rows whose prediction is not a finite number are left out, as nothing can show them.</summary>
    public TestSeries(Evaluation evaluation, FamilyEvaluation family)
    {
        var days = evaluation.TestKeys.Select(Vocabulary.Day).ToList();
        Dated = days.Count > 0 && days.TrueForAll(x => x is not null);
        Rows =
        [
            .. evaluation
                .TestKeys.Select(
                    (key, i) =>
                        new TestRow(
                            key,
                            days[i] is { } day && Dated ? day.ToDateTime(default).ToOADate() : i + 1,
                            evaluation.TestLabels[i],
                            family.TestPredictions[i]
                        )
                )
                .Where(x => double.IsFinite(x.Actual) && double.IsFinite(x.Predicted))
                .OrderBy(x => x.X),
        ];
    }

    TestSeries(bool dated, IReadOnlyList<TestRow> rows) => (Dated, Rows) = (dated, rows);

    /// <summary>Whether every row has a day.</summary>
    public bool Dated { get; }

    /// <summary>The rows, in the order of their days, or as they came where they have none.</summary>
    public IReadOnlyList<TestRow> Rows { get; }

    /// <summary>The rows' places on the horizontal axis.</summary>
    public double[] Xs => [.. Rows.Select(x => x.X)];

    /// <summary>The errors, ascending.</summary>
    public double[] SortedErrors => [.. Rows.Select(x => x.Error).Order()];

    /// <summary>The last rows alone.</summary>
    public TestSeries Last(int count) => new(Dated, [.. Rows.TakeLast(count)]);
}

/// <summary>One test row.</summary>
/// <param name="Key">Its day or number.</param>
/// <param name="X">Its place on a horizontal axis: the day as an OLE Automation date, else its position, from 1.</param>
/// <param name="Actual">What was observed.</param>
/// <param name="Predicted">What was predicted.</param>
readonly record struct TestRow(string Key, double X, double Actual, double Predicted)
{
    /// <summary>Prediction − label: positive when the model predicts too much.</summary>
    public double Error => Predicted - Actual;
}
