using MlPipeline.DataLoaders;
using MlPipeline.Drift.Baseline;

namespace MlPipeline.Drift.Reference;

/// <summary>Gives each row the slot of what it is compared with: slot 0 is the whole baseline, each other one a season.</summary>
/// <remarks>Rows without a day, and rows of a season that training does not know, are compared with the whole baseline.</remarks>
sealed class SeasonSlots
{
    readonly Seasonality seasonality;
    readonly byte[] slotOfSeason;

    /// <summary>Makes a slot for each season of a baseline.</summary>
    public SeasonSlots(IReadOnlyList<BaselinePeriod> periods, Seasonality seasonality)
    {
        this.seasonality = seasonality;
        int[] seasons = [.. periods.Select(x => x.Season).Where(x => x > 0).Distinct().Order()];
        slotOfSeason = new byte[seasons.DefaultIfEmpty().Max() + 1];
        foreach (var (index, season) in seasons.Index())
            slotOfSeason[season] = (byte)(index + 1);
        int[] all = [.. Enumerable.Range(0, periods.Count)];
        PeriodsOf = [all, .. seasons.Select(x => all.Where(period => periods[period].Season == x).ToArray())];
    }

    /// <summary>The places of the periods that each slot stands for.</summary>
    public IReadOnlyList<int[]> PeriodsOf { get; }

    /// <summary>The slot of each row.</summary>
    /// <param name="days">The days of the rows; null where they have none.</param>
    /// <param name="rows">The number of rows.</param>
    public byte[] Of(DateColumn? days, int rows)
    {
        var slots = new byte[rows];
        if (days is null || PeriodsOf.Count == 1)
            return slots;
        var (lastDay, lastSlot) = (-1, (byte)0);
        for (var row = 0; row < rows; row++)
        {
            var day = days.DayNumbers[row];
            if (day != lastDay)
                (lastDay, lastSlot) = (day, SlotOf(day));
            slots[row] = lastSlot;
        }
        return slots;
    }

    byte SlotOf(int day)
    {
        if (day < 0)
            return 0;
        var season = BaselinePeriod.SeasonOf(DateOnly.FromDayNumber(day), seasonality);
        return season < slotOfSeason.Length ? slotOfSeason[season] : (byte)0;
    }
}
