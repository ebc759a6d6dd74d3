namespace Nuke.Common.ValueInjection;

/// <summary>Finds the name that somebody probably meant.</summary>
static class NameSuggestion
{
    /// <summary>" Did you mean X?" for the nearest candidate, or nothing where none is near.</summary>
    public static string For(string name, IEnumerable<string> candidates)
    {
        var wanted = ParameterName.Normalise(name);
        var nearest = candidates
            .Select(candidate => (candidate, distance: Distance(wanted, ParameterName.Normalise(candidate))))
            .Where(x => x.distance <= Math.Max(2, wanted.Length / 3))
            .OrderBy(x => x.distance)
            .Select(x => x.candidate)
            .FirstOrDefault();
        return nearest is null ? "" : $" Did you mean {nearest}?";
    }

    /// <summary>
    /// The optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, because
    /// "Tset" is one slip away from "Test".
    /// </summary>
    static int Distance(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            cost[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            cost[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        for (var j = 1; j <= b.Length; j++)
        {
            var substitution = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            cost[i, j] = Math.Min(substitution, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
        }
        return cost[a.Length, b.Length];
    }
}
