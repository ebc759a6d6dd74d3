namespace MlPipeline.Models.Ensemble.Common;

/// <summary>Walks all paths of a tree for one row at once and keeps, per path, how subsets of each size reach it.</summary>
/// <param name="row">The row's values by feature; read anew on each walk.</param>
/// <param name="sums">What the contributions are added to, by feature.</param>
/// <param name="depth">The most nodes on a path of the trees.</param>
/// <remarks>The names in the comments are those of Lundberg, Erion and Lee (2018), algorithm 2.</remarks>
sealed class TreeWalk(float[] row, double[] sums, int depth)
{
    /// <summary>One path per level, each a step longer than the one before it; the first step stands for no feature.</summary>
    readonly Step[] steps = new Step[(depth + 2) * (depth + 3) / 2];

    RegressionTree tree = null!;
    double[] leftShares = null!;

    /// <summary>Adds the contributions of one tree.</summary>
    /// <param name="walked">The tree.</param>
    /// <param name="shares">The share of each node's training rows that go left.</param>
    public void Add(RegressionTree walked, double[] shares)
    {
        tree = walked;
        leftShares = shares;
        Visit(walked.Feature.Length == 0 ? ~0 : 0, start: 0, length: 0, zero: 1, one: 1, feature: -1);
    }

    /// <summary>RECURSE: the path so far is the <paramref name="length"/> steps from <paramref name="start"/>.</summary>
    void Visit(int node, int start, int length, double zero, double one, int feature)
    {
        var path = steps.AsSpan(start, length + 1);
        Extend(path, zero, one, feature);
        if (node < 0)
        {
            for (var i = 1; i < path.Length; i++)
                sums[path[i].Feature] += UnwoundSum(path, i) * (path[i].One - path[i].Zero) * tree.Leaves[~node];
            return;
        }
        var looked = tree.Feature[node];
        var goesRight = row[looked] > tree.Threshold[node];
        double knownZero = 1,
            knownOne = 1;
        var kept = path.Length;
        for (var i = 1; i < path.Length; i++)
            if (path[i].Feature == looked)
            {
                // A feature counts once: what an earlier node on the path did with it is taken back.
                (knownZero, knownOne) = (path[i].Zero, path[i].One);
                Unwind(path, i);
                kept--;
                break;
            }
        VisitChild(tree.Left[node], leftShares[node], goesHere: !goesRight);
        VisitChild(tree.Right[node], 1 - leftShares[node], goesRight);

        void VisitChild(int child, double share, bool goesHere)
        {
            var childZero = knownZero * share;
            var childOne = goesHere ? knownOne : 0;
            // Nothing comes this way, whether the feature is known or not.
            if (childZero == 0 && childOne == 0)
                return;
            var next = start + length + 1;
            steps.AsSpan(start, kept).CopyTo(steps.AsSpan(next));
            Visit(child, next, kept, childZero, childOne, looked);
        }
    }

    /// <summary>EXTEND: the weights of subsets of each size when one feature more can be known.</summary>
    static void Extend(Span<Step> path, double zero, double one, int feature)
    {
        var last = path.Length - 1;
        path[last] = new Step(feature, zero, one, last == 0 ? 1 : 0);
        for (var i = last - 1; i >= 0; i--)
        {
            path[i + 1].Weight += one * path[i].Weight * (i + 1) / path.Length;
            path[i].Weight *= zero * (last - i) / path.Length;
        }
    }

    /// <summary>UNWIND: undoes <see cref="Extend"/> for the step at a position; the path's last step is then free.</summary>
    static void Unwind(Span<Step> path, int position)
    {
        var last = path.Length - 1;
        var (zero, one) = (path[position].Zero, path[position].One);
        var next = path[last].Weight;
        for (var i = last - 1; i >= 0; i--)
            if (one != 0)
            {
                var weight = path[i].Weight;
                path[i].Weight = next * path.Length / ((i + 1) * one);
                next = weight - path[i].Weight * zero * (last - i) / path.Length;
            }
            else
            {
                path[i].Weight = path[i].Weight * path.Length / (zero * (last - i));
            }
        for (var i = position; i < last; i++)
            path[i] = path[i + 1] with { Weight = path[i].Weight };
    }

    /// <summary>The sum of the weights that <see cref="Unwind"/> would leave.</summary>
    static double UnwoundSum(ReadOnlySpan<Step> path, int position)
    {
        var last = path.Length - 1;
        var (zero, one) = (path[position].Zero, path[position].One);
        var next = path[last].Weight;
        var sum = 0.0;
        for (var i = last - 1; i >= 0; i--)
            if (one != 0)
            {
                var weight = next * path.Length / ((i + 1) * one);
                sum += weight;
                next = path[i].Weight - weight * zero * (last - i) / path.Length;
            }
            else
            {
                sum += path[i].Weight * path.Length / (zero * (last - i));
            }
        return sum;
    }

    /// <param name="Feature">The feature; −1 for none.</param>
    /// <param name="Zero">The share of rows that pass where the feature is not known.</param>
    /// <param name="One">The same where it is: 1 or 0.</param>
    /// <param name="Weight">The weight of the subsets that have as many features as there are steps before this one.</param>
    record struct Step(int Feature, double Zero, double One, double Weight);
}
