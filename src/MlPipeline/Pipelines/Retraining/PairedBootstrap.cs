namespace MlPipeline.Pipelines.Retraining;

/// <summary>How sure the difference of two models' errors is: the same rows are drawn again for both, in blocks.</summary>
/// <remarks>
/// Circular block bootstrap (Politis and Romano, <i>A circular block-resampling procedure for stationary data</i>, 1992):
/// neighbouring days err alike, and drawing them one by one would make the interval too narrow. Drawing the same rows for
/// both keeps what makes a day hard for either out of the difference. The interval is that of the percentiles (Efron and
/// Tibshirani, <i>An Introduction to the Bootstrap</i>, 1993, chapter 13).
/// </remarks>
public sealed class PairedBootstrap
{
    readonly double[] champion;
    readonly double[] candidate;
    readonly RetrainingPolicy policy;
    readonly int[][] draws;

    /// <summary>Draws the rows.</summary>
    /// <param name="labels">The label of each row, in the order of time.</param>
    /// <param name="champion">The champion's prediction of each.</param>
    /// <param name="candidate">The candidate's prediction of each.</param>
    /// <param name="policy">How often, in which blocks, and at which confidence.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <exception cref="ArgumentException">The three differ in length, or there are no rows.</exception>
    public PairedBootstrap(
        ReadOnlySpan<double> labels,
        ReadOnlySpan<double> champion,
        ReadOnlySpan<double> candidate,
        RetrainingPolicy policy,
        int seed
    )
    {
        if (labels.Length == 0 || champion.Length != labels.Length || candidate.Length != labels.Length)
            throw new ArgumentException("A comparison needs two predictions for each label, and at least one row.");
        this.champion = Squared(labels, champion);
        this.candidate = Squared(labels, candidate);
        this.policy = policy;
        var random = new Random(seed);
        draws = [.. Enumerable.Range(0, policy.Resamples).Select(_ => Draw(this.champion.Length, random))];
    }

    /// <summary>Compares on all rows.</summary>
    public ScoreComparison All() => On([.. Enumerable.Range(0, champion.Length)]);

    /// <summary>Compares on some of the rows: they are those of the same draws, as far as they were drawn.</summary>
    /// <param name="rows">The numbers of the rows, each once, at least one.</param>
    /// <param name="comparisons">How many such comparisons are made: the interval widens so that all hold together at the confidence (Bonferroni).</param>
    public ScoreComparison On(IReadOnlyList<int> rows, int comparisons = 1)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rows.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(comparisons, 1);
        var differences = new List<double>(draws.Length);
        foreach (var drawn in draws)
        {
            double first = 0,
                second = 0;
            var count = 0;
            foreach (var row in rows)
            {
                first += drawn[row] * champion[row];
                second += drawn[row] * candidate[row];
                count += drawn[row];
            }
            if (count > 0)
                differences.Add(Math.Sqrt(second / count) - Math.Sqrt(first / count));
        }
        differences.Sort();
        var tail = (1 - policy.Confidence) / 2 / comparisons;
        return new ScoreComparison(
            rows.Count,
            Math.Sqrt(rows.Average(x => champion[x])),
            Math.Sqrt(rows.Average(x => candidate[x])),
            Quantile(differences, tail),
            Quantile(differences, 1 - tail)
        );
    }

    /// <summary>How often each row is drawn.</summary>
    int[] Draw(int rows, Random random)
    {
        var drawn = new int[rows];
        var block = Math.Min(policy.BlockRows, rows);
        for (var left = rows; left > 0; left -= block)
        {
            var start = random.Next(rows);
            for (var i = 0; i < Math.Min(block, left); i++)
                drawn[(start + i) % rows]++;
        }
        return drawn;
    }

    static double[] Squared(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions)
    {
        var squared = new double[labels.Length];
        for (var row = 0; row < squared.Length; row++)
            squared[row] = (predictions[row] - labels[row]) * (predictions[row] - labels[row]);
        return squared;
    }

    /// <summary>Between the two nearest ranks: type 7 of Hyndman and Fan (1996).</summary>
    static double Quantile(List<double> ascending, double probability)
    {
        var rank = probability * (ascending.Count - 1);
        var below = (int)rank;
        var above = Math.Min(below + 1, ascending.Count - 1);
        return ascending[below] + (rank - below) * (ascending[above] - ascending[below]);
    }
}
