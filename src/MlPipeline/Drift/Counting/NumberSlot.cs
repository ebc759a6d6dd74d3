using MlPipeline.Drift.Reference;
using MlPipeline.Drift.Statistics;

namespace MlPipeline.Drift.Counting;

/// <summary>The new values of one field that are compared with one part of its baseline.</summary>
sealed class NumberSlot(NumberPart part)
{
    readonly Cell[] cells = new Cell[part.Scale.Cells];
    List<double>? kept = [];

    /// <summary>What they are compared with.</summary>
    public NumberPart Part => part;

    /// <summary>The new rows with a value.</summary>
    public long Present { get; private set; }

    /// <summary>The new rows without one.</summary>
    public long Missing { get; private set; }

    /// <summary>The cells of the scale that have rows, with their rows.</summary>
    public IEnumerable<(int Cell, long Rows)> Rows =>
        Enumerable.Range(0, cells.Length).Where(x => cells[x].Rows > 0).Select(x => (x, cells[x].Rows));

    /// <summary>Counts values; NaN stands for a missing one.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        var missing = 0;
        var scale = part.Scale;
        var counted = cells;
        foreach (var value in values)
        {
            if (double.IsNaN(value))
            {
                missing++;
                continue;
            }
            ref var cell = ref counted[scale.Cell(value)];
            cell.Rows++;
            cell.Sum += value;
        }
        Missing += missing;
        Present += values.Length - missing;
        if (kept is null)
            return;
        foreach (var value in values)
            if (!double.IsNaN(value))
                kept.Add(value);
    }

    /// <summary>Counts a row without a field for the value.</summary>
    public void AddMissing() => Missing++;

    /// <summary>Forgets the values; their cells stay.</summary>
    public void Forget() => kept = null;

    /// <summary>The distribution of the new values, of which there must be one: the values themselves, or the mean of each cell.</summary>
    public WeightedSample Sample() =>
        kept is not null
            ? WeightedSample.Of(kept)
            : WeightedSample.Of(
                Rows.Select(x => part.Scale.ValueOf(x.Cell) ?? cells[x.Cell].Sum / x.Rows),
                Rows.Select(x => (double)x.Rows)
            );

    struct Cell
    {
        public long Rows;
        public double Sum;
    }
}
