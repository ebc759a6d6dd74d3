namespace MlPipeline.Drift.Statistics;

/// <summary>Tells where in a reference a value ranks: the same scale for all units, so that values of several seasons can be put together.</summary>
/// <remarks>
/// The distinct values of the reference divide the numbers into cells: cell 2 i + 1 is the i-th value itself, cell 2 i what lies
/// below it and above the value before. All that a value's rank depends on is its cell.
/// </remarks>
public sealed class RankScale
{
    /// <summary>So few values are looked at one by one.</summary>
    const int MostSteps = 8;

    readonly double[] values;
    readonly int[] firsts;
    readonly double perUnit;
    readonly double[] upTo;
    readonly double[] positions;
    readonly double[] scores;

    /// <summary>Makes the scale of a reference.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="rows">Its rows; the shares of the reference are of them.</param>
    public RankScale(WeightedSample reference, double rows)
    {
        Rows = rows;
        var (distinct, cumulated) = (new List<double>(), new List<double>());
        var sum = 0.0;
        for (var i = 0; i < reference.Values.Length; i++)
        {
            sum += reference.Shares[i];
            if (i + 1 == reference.Values.Length || reference.Values[i + 1] > reference.Values[i])
            {
                distinct.Add(reference.Values[i]);
                cumulated.Add(sum);
            }
        }
        (values, upTo) = ([.. distinct], [.. cumulated]);
        upTo[^1] = 1;
        // A table of equal steps: most values are found at the first look, however many there are.
        firsts = new int[values.Length + 2];
        perUnit = values.Length / (values[^1] - values[0]);
        if (!double.IsFinite(perUnit))
            perUnit = 0;
        foreach (var value in values)
            firsts[Bucket(value) + 1]++;
        for (var bucket = 1; bucket < firsts.Length; bucket++)
            firsts[bucket] += firsts[bucket - 1];
        positions = new double[2 * values.Length + 1];
        scores = new double[positions.Length];
        for (var cell = 0; cell < positions.Length; cell++)
        {
            var (below, to) = (At(cell / 2 - 1), At(cell / 2));
            var isValue = cell % 2 == 1;
            positions[cell] = isValue ? to : (below + to) / 2;
            scores[cell] = StandardNormal.Quantile(
                Math.Clamp(isValue ? (below + to) / 2 : below, 0.5 / rows, 1 - 0.5 / rows)
            );
        }
        Reference = WeightedSample.Of(upTo, ShareOfValues());
        for (var i = 0; i < values.Length; i++)
            MeanScore += Reference.Shares[i] * scores[2 * i + 1];
        for (var i = 0; i < values.Length; i++)
            ScoreVariance += Reference.Shares[i] * Math.Pow(scores[2 * i + 1] - MeanScore, 2);

        double At(int value) =>
            value < 0 ? 0
            : value == values.Length ? 2
            : upTo[value];
    }

    /// <summary>The rows of the reference.</summary>
    public double Rows { get; }

    /// <summary>The number of cells.</summary>
    public int Cells => positions.Length;

    /// <summary>The positions of the reference's own values.</summary>
    public WeightedSample Reference { get; }

    /// <summary>The mean of the reference's normal scores.</summary>
    public double MeanScore { get; }

    /// <summary>Their variance.</summary>
    public double ScoreVariance { get; }

    /// <summary>The value that a cell stands for; null for a cell between two.</summary>
    public double? ValueOf(int cell) => cell % 2 == 1 ? values[cell / 2] : null;

    /// <summary>The share of the reference up to a cell; half way to the next value for a cell between two, above 1 beyond the last.</summary>
    public double Position(int cell) => positions[cell];

    /// <summary>The normal score of a cell: the quantile of the standard normal distribution at its rank, ties in the middle.</summary>
    /// <remarks>Van der Waerden, <i>Order Tests for the Two-Sample Problem and their Power</i> (1952).</remarks>
    public double Score(int cell) => scores[cell];

    /// <summary>The cell of a value.</summary>
    public int Cell(double value)
    {
        var bucket = Bucket(value);
        var (place, end) = (firsts[bucket], firsts[bucket + 1]);
        while (end - place > MostSteps)
        {
            var middle = (place + end) / 2;
            if (values[middle] < value)
                place = middle + 1;
            else
                end = middle;
        }
        while (place < end && values[place] < value)
            place++;
        return 2 * place + (place < values.Length && values[place] <= value ? 1 : 0);
    }

    /// <summary>Where to look for a value: never later for a larger one.</summary>
    int Bucket(double value)
    {
        var last = firsts.Length - 2;
        // Whatever is beyond the table becomes a negative number, or one that is too large.
        var bucket = double.ConvertToIntegerNative<int>((value - values[0]) * perUnit);
        return (uint)bucket <= (uint)last ? bucket
            : value < values[0] ? 0
            : last;
    }

    IEnumerable<double> ShareOfValues() => upTo.Select((x, i) => x - (i == 0 ? 0 : upTo[i - 1]));
}
