namespace MlPipeline;

/// <summary>Finds the name that somebody most likely meant.</summary>
public static class NearestName
{
    /// <summary>The candidate with the smallest distance to <paramref name="name"/>, or null when none is near.</summary>
    /// <remarks>
    /// Case, spaces, dashes and underscores do not count. Near is a distance of at most a third of the longer name's length:
    /// further away a suggestion confuses more than it helps.
    /// </remarks>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        var folded = Fold(name);
        return candidates
            .Select(candidate => (candidate, distance: Distance(folded, Fold(candidate))))
            .Where(x => x.distance <= Math.Max(folded.Length, Fold(x.candidate).Length) / 3)
            .OrderBy(x => x.distance)
            .ThenBy(x => x.candidate, StringComparer.Ordinal)
            .Select(x => x.candidate)
            .FirstOrDefault();
    }

    /// <summary>A sentence for an error message: the nearest name where there is one, else all that exist.</summary>
    public static string Suggestion(string name, IReadOnlyCollection<string> candidates) =>
        Of(name, candidates) is { } nearest ? $"Did you mean \"{nearest}\"?"
        : candidates.Count == 0 ? "There are none."
        : $"There are: {string.Join(", ", candidates)}.";

    static string Fold(string name) =>
        new([.. name.Where(c => c is not (' ' or '-' or '_')).Select(char.ToLowerInvariant)]);

    // Optimal string alignment: besides insertions, deletions and substitutions, two swapped neighbours are one slip.
    static int Distance(string a, string b)
    {
        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            distance[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            distance[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        for (var j = 1; j <= b.Length; j++)
        {
            var substitution = distance[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            distance[i, j] = Math.Min(substitution, Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
        }
        return distance[a.Length, b.Length];
    }
}
