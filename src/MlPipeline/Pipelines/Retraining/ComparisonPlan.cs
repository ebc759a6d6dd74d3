namespace MlPipeline.Pipelines.Retraining;

/// <summary>Which rows champion and candidate are compared on, so that neither was trained on them. A pure function of counts.</summary>
/// <param name="Kind">How the comparison is made fair.</param>
/// <param name="TrainRows">The candidate is trained on so many rows, the first ones.</param>
/// <param name="TestRows">Both are tested on so many rows, those that follow.</param>
/// <param name="NewRows">The rows that the champion was not trained on.</param>
/// <param name="Rule">The same in words.</param>
public sealed record ComparisonPlan(ComparisonKind Kind, int TrainRows, int TestRows, int NewRows, string Rule)
{
    /// <summary>Plans a comparison on rows in the order of time.</summary>
    /// <param name="rows">The number of rows, each with a label.</param>
    /// <param name="seenRows">The number of the first rows that the champion may have been trained on.</param>
    /// <param name="isSameFamily">Whether the candidate is of the champion's family with the same options.</param>
    /// <param name="policy">The limits.</param>
    public static ComparisonPlan Of(int rows, int seenRows, bool isSameFamily, RetrainingPolicy policy)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seenRows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seenRows, rows);
        var added = rows - seenRows;
        var most = Math.Max(policy.MostTestRows, policy.MinimumTestRows);
        if (added >= 2 * policy.MinimumTestRows)
        {
            var test = Math.Clamp((int)Math.Round(added * policy.TestShare), policy.MinimumTestRows, most);
            // Something new is left to learn from, too.
            test = Math.Min(test, added - policy.MinimumTestRows);
            return new(
                ComparisonKind.ChampionAsItIs,
                rows - test,
                test,
                added,
                $"the champion as it is, which has seen none of the {added} new rows; the candidate is trained on all but the last {test}"
            );
        }
        if (isSameFamily || rows < 2 * policy.MinimumTestRows)
            return new(
                ComparisonKind.NotPossible,
                rows,
                0,
                added,
                $"{added} new rows, of which a candidate needs {policy.MinimumTestRows} to learn from and {policy.MinimumTestRows} to be tested on"
            );
        var share = Math.Clamp((int)Math.Round(rows * Split.DefaultTestShare), policy.MinimumTestRows, most);
        return new(
            ComparisonKind.ChampionRefitted,
            rows - share,
            share,
            added,
            $"both families fitted on all but the last {share} rows, as the champion itself has seen these"
        );
    }
}

/// <summary>How a comparison is made fair.</summary>
public enum ComparisonKind
{
    /// <summary>The champion is tested as it is: its data ended before the test rows.</summary>
    ChampionAsItIs,

    /// <summary>The champion has seen the test rows, so its family is fitted again without them.</summary>
    ChampionRefitted,

    /// <summary>There are too few rows to compare on.</summary>
    NotPossible,
}
