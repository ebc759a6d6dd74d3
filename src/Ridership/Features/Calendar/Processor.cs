using MlPipeline.DataLoaders;
using MlPipeline.Features.Common;
using MlPipeline.Models.Common;
using MlPipeline.Models.Regression;
using Ridership.Fields;

namespace Ridership.Features.Calendar;

/// <summary>What the calendar learnt.</summary>
/// <param name="FirstDay">The day from which the trend counts.</param>
/// <param name="TypicalDay">A least-squares fit of the label on the terms of the date.</param>
public sealed record CalendarLearning(DateOnly FirstDay, FittedOls TypicalDay);

/// <summary>
/// Third stage: the date in numbers, and what a typical day of that date has. Comparing the entries 14 days before with
/// what was typical then tells a change in demand from a holiday two weeks ago.
/// </summary>
public sealed class Processor : IProcessor<CalendarLearning>
{
    /// <summary>The feature with the entries of a typical day of this date, in thousands. It follows the trend, which trees cannot.</summary>
    public const string TypicalDay = "typical_day";

    const int LagDays = 14;

    public IReadOnlyList<string> Names { get; } =
    [
        .. CalendarTerms.Names,
        "weekday",
        "month",
        "day_of_year",
        "is_special",
        "was_special_lag14",
        TypicalDay,
        "surprise_lag14",
        "surprise_lag14_if_special",
        "surprise_lag14_if_weekend",
    ];

    public CalendarLearning Learn(Dataset training)
    {
        var days = training.Date(RidershipFields.Date);
        var firstDay = DateOnly.FromDayNumber(days.DayNumbers[0]);
        var typical = new OlsRegressor(new OlsOptions()).Fit(
            new TrainingSet(Terms(days, firstDay, 0), training.Number(RidershipFields.Entries).Values.ToArray()),
            seed: 0
        );
        return new CalendarLearning(firstDay, (FittedOls)typical);
    }

    public void Compute(CalendarLearning learnt, Dataset rows, float[][] columns)
    {
        var days = rows.Date(RidershipFields.Date);
        var lag = rows.Number(RidershipFields.ClarkLakeLag14).Values;
        var terms = Terms(days, learnt.FirstDay, 0);
        var typical = Predicted(learnt.TypicalDay, terms);
        var typicalThen = Predicted(learnt.TypicalDay, Terms(days, learnt.FirstDay, LagDays));
        for (var term = 0; term < terms.Names.Count; term++)
            terms[term].CopyTo(columns[term]);
        for (var row = 0; row < rows.RowCount; row++)
        {
            var day = DateOnly.FromDayNumber(days.DayNumbers[row]);
            var wasSpecial = DayKinds.Of(day.AddDays(-LagDays)) != DayKind.Ordinary;
            var isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            var surprise = (float)(lag[row] - typicalThen[row]);
            var feature = terms.Names.Count;
            Add((int)day.DayOfWeek);
            Add(day.Month);
            Add(day.DayOfYear);
            Add(DayKinds.Of(day) != DayKind.Ordinary ? 1 : 0);
            Add(wasSpecial ? 1 : 0);
            Add((float)typical[row]);
            Add(surprise);
            Add(wasSpecial ? surprise : 0);
            Add(isWeekend ? surprise : 0);

            void Add(float value) => columns[feature++][row] = value;
        }
    }

    static FeatureMatrix Terms(DateColumn days, DateOnly firstDay, int daysBefore)
    {
        var columns = CalendarTerms.Names.Select(_ => new float[days.Count]).ToArray();
        for (var row = 0; row < days.Count; row++)
            CalendarTerms.Fill(DateOnly.FromDayNumber(days.DayNumbers[row] - daysBefore), firstDay, columns, row);
        return new FeatureMatrix(CalendarTerms.Names, columns, days.Count);
    }

    static double[] Predicted(FittedOls typical, FeatureMatrix terms)
    {
        var predictions = new double[terms.RowCount];
        typical.Predict(terms, predictions);
        return predictions;
    }
}
