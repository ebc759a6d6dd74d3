namespace MlPipeline.Drift.Counting;

/// <summary>The days that rows lie in.</summary>
sealed class DaySpan
{
    int first = int.MaxValue;
    int last = -1;

    /// <summary>The first day; null where no row has one.</summary>
    public DateOnly? First => last < 0 ? null : DateOnly.FromDayNumber(first);

    /// <summary>The last day.</summary>
    public DateOnly? Last => last < 0 ? null : DateOnly.FromDayNumber(last);

    /// <summary>The rows without a day.</summary>
    public long Missing { get; private set; }

    /// <summary>Takes day numbers; −1 stands for a missing one.</summary>
    public void Add(ReadOnlySpan<int> days)
    {
        foreach (var day in days)
            if (day < 0)
                Missing++;
            else
                (first, last) = (Math.Min(first, day), Math.Max(last, day));
    }
}
