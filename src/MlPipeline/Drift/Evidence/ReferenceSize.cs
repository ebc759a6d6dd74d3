namespace MlPipeline.Drift.Evidence;

/// <summary>How many rows a reference of several parts is worth.</summary>
static class ReferenceSize
{
    /// <summary>The rows of a plain sample with the same variance, 1 / Σ share² / rows (Kish 1965); 1 where no part has rows.</summary>
    /// <param name="parts">The share that each part has in what is compared with it, and its rows.</param>
    public static double Of(IEnumerable<(double Share, double Rows)> parts)
    {
        var sum = parts.Where(x => x.Rows > 0).Sum(x => x.Share * x.Share / x.Rows);
        return sum > 0 ? 1 / sum : 1;
    }
}
