using MlPipeline.DataLoaders;
using MlPipeline.Features.Common;
using MlPipeline.Fields;
using Skeleton.Fields;

namespace Skeleton.Features;

/// <summary>What <see cref="WeekendFlow"/> learnt: the mean of the label, in its unit.</summary>
/// <param name="OnWorkdays">From Monday to Friday.</param>
/// <param name="AtWeekends">On Saturdays and Sundays.</param>
public sealed record WeekendLearning(double OnWorkdays, double AtWeekends);

/// <summary>What is typical for the kind of day. It learns that from training rows only, and makes one feature of any rows.</summary>
public sealed class WeekendFlow : LearningFlow<WeekendLearning>
{
    /// <summary>The feature.</summary>
    public const string Typical = "typical_for_day";

    public override string Name => "weekend";

    public override IReadOnlyList<Field> Reads { get; } = [SkeletonFields.Day];

    protected override WeekendLearning Learn(Dataset training)
    {
        var labels = training.Number(SkeletonFields.Label).Values.ToArray();
        var kinds = labels.Zip(training.Date(SkeletonFields.Day).DayNumbers.ToArray().Select(IsWeekend)).ToArray();
        return new WeekendLearning(Mean(false), Mean(true));

        // A kind of day that the training rows do not have is taken for the average one.
        double Mean(bool weekend) =>
            kinds.Where(x => x.Second == weekend).Select(x => x.First).DefaultIfEmpty(labels.Average()).Average();
    }

    protected override IReadOnlyList<string> Names(WeekendLearning learnt) => [Typical];

    protected override void Compute(WeekendLearning learnt, Dataset rows, float[][] columns)
    {
        var days = rows.Date(SkeletonFields.Day).DayNumbers;
        for (var row = 0; row < rows.RowCount; row++)
            columns[0][row] = (float)(IsWeekend(days[row]) ? learnt.AtWeekends : learnt.OnWorkdays);
    }

    static bool IsWeekend(int dayNumber) =>
        DateOnly.FromDayNumber(dayNumber).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
