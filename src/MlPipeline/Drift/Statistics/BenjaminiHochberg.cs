namespace MlPipeline.Drift.Statistics;

/// <summary>Corrects p-values for their number, so that of what is called drift at a level at most that share is none.</summary>
/// <remarks>Benjamini and Hochberg, <i>Controlling the False Discovery Rate</i> (1995).</remarks>
public static class BenjaminiHochberg
{
    /// <summary>The adjusted p-values, in the same order: min over j ≥ i of p(j) × m / j, for the i-th smallest of m.</summary>
    public static double[] Adjust(IReadOnlyList<double> p)
    {
        var adjusted = new double[p.Count];
        var smallest = 1.0;
        foreach (var (rank, place) in Enumerable.Range(0, p.Count).OrderBy(i => p[i]).Index().Reverse())
            // The quotient is rounded, and may come to less than p itself.
            adjusted[place] = smallest = Math.Min(smallest, Math.Max(p[place], p[place] * p.Count / (rank + 1)));
        return adjusted;
    }
}
