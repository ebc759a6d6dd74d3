using System.Globalization;

namespace MlPipeline.Drift.Evidence;

/// <summary>What was found, in words.</summary>
static class DriftWords
{
    const int MostNamed = 3;

    /// <summary>What has happened to a field that has drifted, and what may be behind it.</summary>
    public static string? Hint(FieldEvidence field, IReadOnlyList<Aspect> aspects)
    {
        var sentences = new List<string>();
        if (aspects.Contains(Aspect.Missing))
            sentences.Add(
                field.MissingNow >= 1
                    ? "No row has a value: is the field still delivered?"
                    : Invariant(
                        $"{100 * field.MissingNow:0.#} % of the rows have no value, {100 * field.MissingThen:0.#} % in training."
                    )
            );
        if (aspects.Contains(Aspect.Unseen))
            sentences.Add(
                Invariant(
                    $"{100 * field.UnseenShare:0.#} % of the values are new: {string.Join(", ", field.UnseenCategories.Select(x => $"\"{x}\""))}."
                )
            );
        if (aspects.Contains(Aspect.Values) && field.Hint() is { } hint)
            sentences.Add(hint);
        return sentences.Count == 0 ? null : string.Join(' ', sentences);
    }

    /// <summary>The verdict on the dataset in one sentence.</summary>
    public static string Reason(
        DriftVerdict verdict,
        IReadOnlyList<FieldDrift> inputs,
        IReadOnlyList<(string Name, FieldDrift Drift)> outcomes,
        long rows,
        DriftOptions options
    )
    {
        if (rows < options.MinimumRows)
            return Invariant(
                $"{rows} new {(rows == 1 ? "row is" : "rows are")} too few to tell; at least {options.MinimumRows} are needed."
            );
        if (verdict == DriftVerdict.Inconclusive)
            return Invariant($"No field has the {options.MinimumRows} values that are needed to tell.");
        FieldDrift[] drifted = [.. inputs.Where(x => x.Verdict == DriftVerdict.Drifted)];
        string[] parts =
        [
            .. outcomes.Where(x => x.Drift.Verdict == DriftVerdict.Drifted).Select(x => $"the {x.Name}"),
            .. drifted.Length > 0
                ? (string[])[Invariant($"{drifted.Length} of {inputs.Count} fields ({Names(drifted)})")]
                : [],
        ];
        if (verdict == DriftVerdict.Drifted)
            return $"{Capital(string.Join(" and ", parts))} {(parts.Length == 1 && drifted.Length < 2 ? "has" : "have")} drifted: "
                + "the difference from the training data of the same season is more than chance.";
        return drifted.Length == 0
            ? Invariant($"None of {inputs.Count} fields has drifted from the training data of the same season.")
            : Invariant(
                $"{drifted.Length} of {inputs.Count} fields ({Names(drifted)}) have drifted, not more than the share of {100 * options.FieldShare:0.#} % that is allowed."
            );
    }

    static string Names(FieldDrift[] drifted) =>
        string.Join(", ", drifted.Take(MostNamed).Select(x => x.Field))
        + (drifted.Length > MostNamed ? Invariant($" and {drifted.Length - MostNamed} more") : "");

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
