using MlPipeline.DataLoaders;
using MlPipeline.Drift.Statistics;

namespace MlPipeline.Hosting.Serving.Watching;

/// <summary>Counts the values of one input on the bins of its reference. Not safe for several threads at once.</summary>
abstract class InputBins(string name, double[] expected, int referenceRows, int referenceMissing)
{
    /// <summary>The rows of each bin.</summary>
    protected long[] Counts { get; } = new long[expected.Length];

    /// <summary>Values that the training data did not have: beyond their range, or of another category.</summary>
    protected long Unseen { get; set; }

    long missing;

    /// <summary>Counts the value of a row.</summary>
    public void Add(Column column, int row)
    {
        if (column.IsMissing(row))
            missing++;
        else
            AddPresent(column, row);
    }

    /// <summary>What was counted so far.</summary>
    public ObservedInput ToObserved()
    {
        var present = Counts.Sum();
        return new ObservedInput(
            name,
            present + missing,
            missing,
            referenceRows + referenceMissing == 0 ? 0 : (double)referenceMissing / (referenceRows + referenceMissing),
            Unseen,
            // Few rows say nothing.
            present < StabilityIndex.FewestRows
                ? null
                : StabilityIndex.Of(Counts, expected, referenceRows),
            [
                .. Bins()
                    .Select(
                        (label, bin) =>
                            new ObservedBin(label, expected[bin], present == 0 ? 0 : (double)Counts[bin] / present)
                    ),
            ]
        );
    }

    /// <summary>Counts a value that is there.</summary>
    protected abstract void AddPresent(Column column, int row);

    /// <summary>What each bin takes, for people.</summary>
    protected abstract IEnumerable<string> Bins();
}
