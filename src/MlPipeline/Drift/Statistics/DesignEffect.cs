namespace MlPipeline.Drift.Statistics;

/// <summary>How many rows count as one: days that follow each other are alike, and say less than as many independent ones.</summary>
/// <remarks>
/// The variance of the sums over weeks, as a multiple of what independent rows would have; Kish, <i>Survey Sampling</i>
/// (1965), who calls it design effect. Weeks hold the rhythm of weekdays as well.
/// </remarks>
public static class DesignEffect
{
    const int DaysOfWeek = 7;

    /// <summary>The design effect, at least 1; 1 where there is nothing to tell it from.</summary>
    /// <param name="days">The day number of each row; −1 where it has none.</param>
    /// <param name="scores">One or more sets of a score per row, each with the mean 0 in every season; NaN for a row that has none.</param>
    public static double Of(ReadOnlySpan<int> days, params IEnumerable<double[]> scores)
    {
        var (first, last) = (int.MaxValue, -1);
        foreach (var day in days)
            if (day >= 0)
                (first, last) = (Math.Min(first, day), Math.Max(last, day));
        if (last < 0)
            return 1;
        double weekly = 0,
            independent = 0;
        foreach (var set in scores)
        {
            var sums = new double[(last - first) / DaysOfWeek + 1];
            for (var row = 0; row < set.Length; row++)
            {
                if (days[row] < 0 || double.IsNaN(set[row]))
                    continue;
                sums[(days[row] - first) / DaysOfWeek] += set[row];
                independent += set[row] * set[row];
            }
            weekly += sums.Sum(x => x * x);
        }
        return independent > 0 ? Math.Max(1, weekly / independent) : 1;
    }
}
