namespace MlPipeline.Drift.Baseline;

/// <summary>How far the periods of a baseline are from each other: differences of that size come about without any drift.</summary>
static class NaturalVariation
{
    /// <summary>From fewer distances nothing can be told.</summary>
    const int FewestDistances = 10;

    /// <summary>The distance to the most similar period of the same season that so many of the periods stay within.</summary>
    const double Share = 0.95;

    /// <summary>The distance that <see cref="Share"/> of the periods have at most to the one that is most like them; null where there are too few.</summary>
    /// <param name="periods">The periods.</param>
    /// <param name="isWhole">Whether a period has rows enough to stand for its season.</param>
    /// <param name="distance">The distance of two periods, given by their places.</param>
    public static double? Of(
        IReadOnlyList<BaselinePeriod> periods,
        Predicate<int> isWhole,
        Func<int, int, double> distance
    )
    {
        var nearest = new List<double>();
        foreach (
            var season in Enumerable
                .Range(0, periods.Count)
                .Where(x => isWhole(x))
                .GroupBy(x => periods[x].Season)
                .Select(x => x.ToArray())
                .Where(x => x.Length > 1)
        )
        {
            var least = new double[season.Length];
            Array.Fill(least, double.PositiveInfinity);
            for (var i = 0; i < season.Length; i++)
            for (var j = 0; j < i; j++)
            {
                var between = distance(season[i], season[j]);
                least[i] = Math.Min(least[i], between);
                least[j] = Math.Min(least[j], between);
            }
            nearest.AddRange(least);
        }
        return nearest.Count < FewestDistances ? null : Statistics.WeightedSample.Of(nearest).Quantile(Share);
    }
}
