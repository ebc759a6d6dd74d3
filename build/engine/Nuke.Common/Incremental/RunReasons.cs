namespace Nuke.Common.Incremental;

/// <summary>Why a target cannot be left out: what differs from its last run. Pure functions.</summary>
static class RunReasons
{
    const int Shown = 3;

    /// <summary>Everything that is different, the most telling first; nothing where the target is up to date.</summary>
    /// <param name="record">The last run.</param>
    /// <param name="inputs">The inputs now.</param>
    /// <param name="parameters">The parameters that the last run depended on, with their salted hashes now.</param>
    /// <param name="outputs">The contents now of those files that the last run has made.</param>
    /// <param name="isParameter">Whether a value is known to the user as a parameter.</param>
    public static IReadOnlyList<string> Of(
        TargetRecord record,
        TargetInputs inputs,
        IReadOnlyDictionary<string, string> parameters,
        IReadOnlyList<FileDigest> outputs,
        Func<string, bool> isParameter
    )
    {
        // Other code may mean anything: what else differs is then no news.
        if (record.Code != inputs.Code)
            return ["the build's own code changed"];

        var values = inputs.Values.ToDictionary(x => x.Key, x => SaltedHash.Of(record.Salt, x.Key, x.Value));
        return
        [
            .. Changed(record.Parameters, parameters).Select(name => $"parameter {name} changed"),
            .. Changed(record.Values, values).Select(x => isParameter(x) ? $"parameter {x} changed" : $"{x} changed"),
            .. FilesThatDiffer(record.Inputs, inputs.Files),
            .. OutputsThatDiffer(record.Outputs, outputs),
            .. record.Declaration == inputs.Declaration ? Array.Empty<string>() : ["its inputs or outputs are others"],
        ];
    }

    /// <summary>The first reasons in words, and how many more there are.</summary>
    public static string InWords(IReadOnlyList<string> reasons)
    {
        var shown = string.Join(", ", reasons.Take(Shown));
        return reasons.Count <= Shown ? shown : $"{shown} and {reasons.Count - Shown} more";
    }

    static IEnumerable<string> Changed(
        IReadOnlyDictionary<string, string> before,
        IReadOnlyDictionary<string, string> now
    ) => before.Keys.Union(now.Keys).Where(x => before.GetValueOrDefault(x) != now.GetValueOrDefault(x));

    static IEnumerable<string> FilesThatDiffer(IReadOnlyList<FileDigest> before, IReadOnlyList<FileDigest> now)
    {
        var known = before.ToDictionary(x => x.Path, x => x.Hash);
        foreach (var file in now)
        {
            if (!known.Remove(file.Path, out var hash))
                yield return $"{file.Path} is new";
            else if (hash != file.Hash)
                yield return $"{file.Path} changed";
        }
        foreach (var path in known.Keys)
            yield return $"{path} was deleted";
    }

    static IEnumerable<string> OutputsThatDiffer(IReadOnlyList<FileDigest> before, IReadOnlyList<FileDigest> now)
    {
        var found = now.ToDictionary(x => x.Path, x => x.Hash);
        foreach (var file in before)
        {
            if (!found.TryGetValue(file.Path, out var hash))
                yield return $"output {file.Path} is missing";
            else if (hash != file.Hash)
                yield return $"output {file.Path} was changed";
        }
    }
}
