using System.Globalization;
using MlPipeline.Models.Common;
using MlPipeline.Pipelines;

namespace MlPipeline.UnitTests.Reports;

/// <summary>An evaluation of made-up families on made-up days with a weekly rhythm, the same for the same seed.</summary>
static class SyntheticEvaluation
{
    static readonly DateOnly First = new(2014, 1, 1);

    static readonly (string Family, string Title, double Error, double Train)[] Families =
    [
        ("naive", "Same weekday two weeks ago", 3.4, 1.0),
        ("ols", "Least squares", 1.7, 0.95),
        ("forest", "Random forest", 1.4, 0.4),
        ("boosting", "Boosting", 1.1, 0.7),
        ("lightgbm", "LightGBM", 1.15, 0.6),
        ("mean", "Mean of the weekday", 2.4, 0.98),
    ];

    public static Evaluation Create(int rows = 365, int families = 6, bool dated = true, int seed = 7)
    {
        var random = new Random(seed);
        var days = Enumerable.Range(0, rows).Select(x => First.AddDays(x)).ToList();
        double[] labels = [.. days.Select(x => Level(x) + Noise(random, 0.7))];
        var chosen = Families.Take(families).Select(x => Family(x, days, labels, dated, random)).ToList();
        return new Evaluation(
            "Example",
            "entries",
            "thousand entries",
            dated
                ? new(
                    $"tested from {First:yyyy-MM-dd} on",
                    4727,
                    rows,
                    new DateOnly(2001, 1, 22),
                    First.AddDays(-1),
                    First,
                    days[^1]
                )
                : new("every fifth row was kept for testing", rows * 4, rows, null, null, null, null),
            seed,
            chosen,
            chosen.MinBy(x => x.Test.Rmse)!.Family,
            "naive",
            [
                .. days.Select(
                    (x, i) =>
                        dated
                            ? x.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                            : (i + 1).ToString(CultureInfo.InvariantCulture)
                ),
            ],
            labels
        );
    }

    /// <summary>The same evaluation with every family changed.</summary>
    public static Evaluation With(this Evaluation evaluation, Func<FamilyEvaluation, FamilyEvaluation> change) =>
        evaluation with
        {
            Families = [.. evaluation.Families.Select(change)],
        };

    static FamilyEvaluation Family(
        (string Family, string Title, double Error, double Train) family,
        List<DateOnly> days,
        double[] labels,
        bool dated,
        Random random
    )
    {
        double[] predictions = [.. labels.Select(x => x + Noise(random, family.Error) + 0.1)];
        var test = RegressionMetrics.Of(labels, predictions);
        var train = test with { Rows = 4727, Rmse = test.Rmse * family.Train, Mae = test.Mae * family.Train, Bias = 0 };
        return new(
            family.Family,
            family.Title,
            family.Family == "naive" ? 1 : 34,
            train,
            test,
            FitVerdict.Of(train, test),
            predictions,
            family.Family == "naive"
                ? new([], [], [], [])
                : Interpretation(days, labels, predictions, dated, family.Family == "ols", random)
        );
    }

    static Interpretation Interpretation(
        List<DateOnly> days,
        double[] labels,
        double[] predictions,
        bool dated,
        bool linear,
        Random random
    )
    {
        string[] features =
        [
            "is_weekend",
            "entries_14_days_before",
            "is_us_holiday",
            "temp",
            "Jackson_14_days_before",
            "day_of_year",
            "weather_rain",
            "weather_snow",
            "Blackhawks_Home",
            "wind_max",
            "humidity",
            "Cubs_Home",
            "pressure_change",
            "Bears_Home",
            "dew",
            "Bulls_Home",
            "gust_max",
            "a_feature_with_a_name_that_is_much_too_long_for_a_plot",
        ];
        var importance = features
            .Select((x, i) => new FeatureImportance(x, 5.2 * Math.Exp(-0.45 * i) - 0.01, 0.25 * Math.Exp(-0.3 * i)))
            .ToList();
        PartialDependence[] dependence =
        [
            new("is_weekend", [0, 1], [18.1, 8.2]),
            Curve("entries_14_days_before", 4, 22, x => 12 + 0.4 * (x - 13)),
            new("is_us_holiday", [0, 1], [15.6, 9.9]),
            Curve("temp", 5, 92, x => 15.2 + 0.012 * (x - 50)),
            Curve("Jackson_14_days_before", 2, 21, x => 14.8 + 1.2 * Math.Tanh((x - 12) / 3)),
            Curve("day_of_year", 1, 365, x => 15.2 + 0.6 * Math.Sin(x / 58)),
        ];
        var coefficients = features
            .Prepend("(intercept)")
            .Select(
                (x, i) =>
                {
                    var estimate = Noise(random, 4) * Math.Exp(-0.2 * i);
                    return new Coefficient(
                        x,
                        estimate,
                        0.05 + 0.02 * i,
                        estimate / (0.05 + 0.02 * i),
                        Math.Exp(-Math.Abs(estimate / (0.05 + 0.02 * i)))
                    );
                }
            );
        return new(
            importance,
            dependence,
            linear ? [.. coefficients] : [],
            dated
                ?
                [
                    Group(
                        "Weekday",
                        days,
                        labels,
                        predictions,
                        x => ((int)x.DayOfWeek + 6) % 7,
                        x => x.DayOfWeek.ToString()
                    ),
                    Group(
                        "Month",
                        days,
                        labels,
                        predictions,
                        x => x.Month,
                        x => x.ToString("MMMM", CultureInfo.InvariantCulture)
                    ),
                ]
                : []
        );
    }

    static PartialDependence Curve(string feature, double from, double to, Func<double, double> curve)
    {
        double[] values = [.. Enumerable.Range(0, 20).Select(i => from + (to - from) * i / 19)];
        return new(feature, values, [.. values.Select(curve)]);
    }

    static ErrorGrouping Group(
        string name,
        List<DateOnly> days,
        double[] labels,
        double[] predictions,
        Func<DateOnly, int> order,
        Func<DateOnly, string> group
    ) =>
        new(
            name,
            [
                .. days.Select((day, i) => (day, i))
                    .GroupBy(x => (order(x.day), group(x.day)))
                    .OrderBy(x => x.Key)
                    .Select(rows => new ErrorGroup(
                        rows.Key.Item2,
                        RegressionMetrics.Of(
                            rows.Select(x => labels[x.i]).ToArray(),
                            rows.Select(x => predictions[x.i]).ToArray()
                        )
                    )),
            ]
        );

    static double Level(DateOnly day) =>
        day is { Month: 12, Day: 25 } or { Month: 1, Day: 1 } or { Month: 7, Day: 4 } ? 4
        : day.DayOfWeek == DayOfWeek.Sunday ? 6.5
        : day.DayOfWeek == DayOfWeek.Saturday ? 8.5
        : 18.5 + 2 * Math.Sin((day.DayOfYear - 60) / 58.0);

    static double Noise(Random random, double deviation) =>
        deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
