using MlPipeline.Drift.Baseline;
using MlPipeline.Drift.Counting;
using MlPipeline.Drift.Reference;
using MlPipeline.Drift.Statistics;

namespace MlPipeline.Drift.Evidence;

/// <summary>Compares the new rows of a field of categories with its baseline.</summary>
sealed class CategoryEvidence
{
    const int MostNamed = 5;
    const int MostBins = 12;

    /// <summary>With the bin of the others as many as numbers have.</summary>
    const int MostIndexed = 9;

    /// <summary>Categories of which fewer rows are expected are tested together (Cochran 1954).</summary>
    const double FewestExpected = 5;

    readonly CategoryCounter counter;
    readonly CategoryReference reference;
    readonly CategoryBaseline baseline;
    readonly DriftOptions options;
    readonly CategorySlot[] all;
    readonly CategorySlot[] slots;
    readonly double present;

    CategoryEvidence(CategoryCounter counter, DriftOptions options)
    {
        this.counter = counter;
        this.options = options;
        reference = counter.Reference;
        baseline = reference.Baseline;
        all = [.. counter.Slots];
        slots = [.. all.Where(x => x.Present > 0)];
        present = slots.Sum(x => (double)x.Present);
    }

    /// <summary>Compares a field.</summary>
    /// <param name="counter">What was counted.</param>
    /// <param name="options">The limits.</param>
    /// <param name="isSmall">Whether the reference is small: then tests decide, not distances.</param>
    public static FieldEvidence Of(CategoryCounter counter, DriftOptions options, bool isSmall) =>
        new CategoryEvidence(counter, options).Compare(isSmall);

    FieldEvidence Compare(bool isSmall)
    {
        var missing = MissingEvidence.Of(
            baseline,
            [.. all.Select(x => (x.Part.Periods, x.Missing, x.Missing + x.Present))],
            options
        );
        var evidence = new FieldEvidence
        {
            Field = baseline.Name,
            Unit = baseline.Unit,
            Statistic = isSmall ? SmallStatistic : DriftStatistic.JensenShannon,
            Findings = missing.Finding is { } gap ? [gap] : [],
            MissingThen = missing.Then,
            MissingNow = missing.Now,
        };
        if (slots.Length == 0)
            return evidence;
        var then = Mixed(x => x.Part.Shares);
        var now = Mixed(x => x.Shares());
        var unseen = counter.UnseenRows / present;
        evidence = evidence with
        {
            UnseenShare = unseen,
            UnseenCategories =
            [
                .. counter
                    .Unseen.OrderByDescending(x => x.Value)
                    .ThenBy(x => x.Key, StringComparer.Ordinal)
                    .Take(MostNamed)
                    .Select(x => x.Key),
            ],
            StabilityIndex = Index(then, now),
            Bins = Bins(then, now),
        };
        if (present < options.MinimumRows)
            return evidence;
        return evidence with { Findings = [Values(then, now, isSmall), .. Unseen(unseen), .. evidence.Findings] };
    }

    DriftStatistic SmallStatistic =>
        baseline.Categories.Count <= 2 && counter.UnseenRows == 0 ? DriftStatistic.ZTest : DriftStatistic.ChiSquare;

    double ReferenceRows => ReferenceSize.Of(slots.Select(x => (x.Present / present, (double)x.Part.Rows)));

    Finding Values(double[] then, double[] now, bool isSmall)
    {
        var merged = Merged(then, now);
        var (chiSquare, p) = ChiSquare.Test(merged.Now, present, merged.Then, ReferenceRows, baseline.DesignEffect);
        if (!isSmall)
            return new(Aspect.Values, Distance(), Threshold, p);
        return SmallStatistic == DriftStatistic.ChiSquare || baseline.Categories.Count == 0
            ? new(Aspect.Values, chiSquare, null, p)
            : Proportion(now[0], then[0]);
    }

    Finding Proportion(double share, double other)
    {
        var (z, p) = TwoProportions.Test(share, present, other, ReferenceRows, baseline.DesignEffect);
        return new(Aspect.Values, z, null, p);
    }

    /// <summary>New categories are compared with what is to be expected: of as many rows again, one more than training had once.</summary>
    IEnumerable<Finding> Unseen(double share)
    {
        if (share == 0)
            yield break;
        var rows = baseline.Rows.Sum() + 1.0;
        var (_, p) = TwoProportions.Test(
            share,
            present,
            Math.Min(1, (baseline.Singletons + 1) / rows),
            rows,
            baseline.DesignEffect
        );
        yield return new(Aspect.Unseen, share, options.Share, p);
    }

    double Threshold => Math.Max(options.Distance, options.NaturalMargin * (baseline.NaturalDistance ?? 0));

    /// <summary>The Jensen–Shannon distance to the most similar period of the same season.</summary>
    double Distance() => slots.Sum(x => x.Present / present * x.Part.Nearest(x.Shares()));

    double[] Mixed(Func<CategorySlot, double[]> shares)
    {
        var mixed = new double[baseline.Categories.Count + 1];
        foreach (var slot in slots)
        {
            var part = shares(slot);
            for (var i = 0; i < mixed.Length; i++)
                mixed[i] += slot.Present / present * part[i];
        }
        return mixed;
    }

    /// <summary>The shares with those categories in one of which too few rows are expected.</summary>
    (double[] Then, double[] Now) Merged(double[] then, double[] now)
    {
        bool IsLarge(int category) =>
            category < baseline.Categories.Count && then[category] * present >= FewestExpected;
        int[] large = [.. Enumerable.Range(0, then.Length).Where(IsLarge)];
        int[] small = [.. Enumerable.Range(0, then.Length).Where(x => !IsLarge(x))];
        return (
            [.. large.Select(x => then[x]), small.Sum(x => then[x])],
            [.. large.Select(x => now[x]), small.Sum(x => now[x])]
        );
    }

    double Index(double[] then, double[] now)
    {
        int[] largest = [.. reference.Largest.Take(MostIndexed)];
        return StabilityIndex.Of(
            [
                .. largest.Select(x => (long)Math.Round(now[x] * present)),
                (long)Math.Round((1 - largest.Sum(x => now[x])) * present),
            ],
            [.. largest.Select(x => then[x]), Math.Max(0, 1 - largest.Sum(x => then[x]))],
            ReferenceRows
        );
    }

    DriftBin[] Bins(double[] then, double[] now)
    {
        int[] largest =
        [
            .. Enumerable
                .Range(0, baseline.Categories.Count)
                .OrderByDescending(x => Math.Max(then[x], now[x]))
                .ThenBy(x => x)
                .Take(MostBins),
        ];
        var (others, othersNow) = (1 - largest.Sum(x => then[x]), 1 - largest.Sum(x => now[x]));
        return
        [
            .. largest.Select(x => new DriftBin(baseline.Categories[x], null, null, then[x], now[x])),
            // What shares add up to is not exact.
            .. Math.Max(others, othersNow) > 1e-9
                ? (DriftBin[])[new("others", null, null, Math.Max(0, others), Math.Max(0, othersNow))]
                : [],
        ];
    }
}
