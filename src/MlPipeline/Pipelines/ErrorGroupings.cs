using System.Globalization;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;
using MlPipeline.Models.Common;

namespace MlPipeline.Pipelines;

/// <summary>Tells errors apart by weekday and month.</summary>
static class ErrorGroupings
{
    public static IReadOnlyList<ErrorGrouping> Of(
        Field? date,
        Dataset rows,
        ReadOnlySpan<double> labels,
        ReadOnlySpan<double> predictions
    )
    {
        if (date is null)
            return [];
        var days = rows.Date(date);
        return
        [
            // Monday first, as ISO 8601 has it.
            By(
                "Weekday",
                day => ((int)day.DayOfWeek + 6) % 7,
                x => Names.GetDayName((DayOfWeek)((x + 1) % 7)),
                labels,
                predictions
            ),
            By("Month", day => day.Month, Names.GetMonthName, labels, predictions),
        ];

        ErrorGrouping By(
            string name,
            Func<DateOnly, int> group,
            Func<int, string> nameOf,
            ReadOnlySpan<double> labels,
            ReadOnlySpan<double> predictions
        )
        {
            var groups = new SortedDictionary<int, (List<double> Labels, List<double> Predictions)>();
            for (var row = 0; row < days.Count; row++)
            {
                if (days[row] is not { } day)
                    continue;
                var key = group(day);
                if (!groups.TryGetValue(key, out var members))
                    groups.Add(key, members = ([], []));
                members.Labels.Add(labels[row]);
                members.Predictions.Add(predictions[row]);
            }
            return new ErrorGrouping(
                name,
                [
                    .. groups.Select(x => new ErrorGroup(
                        nameOf(x.Key),
                        RegressionMetrics.Of([.. x.Value.Labels], [.. x.Value.Predictions])
                    )),
                ]
            );
        }
    }

    static DateTimeFormatInfo Names => CultureInfo.InvariantCulture.DateTimeFormat;
}
