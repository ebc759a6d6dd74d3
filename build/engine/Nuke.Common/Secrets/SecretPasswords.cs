namespace Nuke.Common.Secrets;

/// <summary>
/// The passwords of parameter files: from the environment, or else asked for once on a terminal.
/// </summary>
/// <param name="variables">The environment.</param>
/// <param name="ask">Asks on the terminal, without echo; null where there is none.</param>
/// <param name="masking">Learns each password.</param>
sealed class SecretPasswords(IReadOnlyDictionary<string, string> variables, Func<string, string?>? ask, Masking masking)
{
    const string Prefix = "PARAMS_";
    const string Suffix = "KEY";

    readonly Lock gate = new();
    readonly Dictionary<string, string> asked = [];

    /// <summary>The variable with the password of a profile, or of the default one: null.</summary>
    public static string VariableOf(string? profile) =>
        profile is null
            ? Prefix + Suffix
            : $"{Prefix}{string.Concat(profile.Select(x => char.IsLetterOrDigit(x) ? char.ToUpperInvariant(x) : '_'))}_{Suffix}";

    /// <summary>The passwords that the environment holds, also of profiles that are not loaded.</summary>
    public static IEnumerable<string> AllIn(IReadOnlyDictionary<string, string> variables)
    {
        foreach (var (name, value) in variables)
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
                yield return value;
        }
    }

    /// <summary>Whether the password can be had without asking anybody.</summary>
    public bool IsGiven(string? profile)
    {
        lock (gate)
            return Given(profile) is not null || asked.ContainsKey(VariableOf(profile));
    }

    /// <summary>The password, or null where there is no way to get it.</summary>
    /// <param name="profile">The profile, or null for the default one.</param>
    /// <param name="file">The file that it opens, as the user knows it.</param>
    public string? Find(string? profile, string file)
    {
        if (Given(profile) is { } given)
            return given;
        // Targets that run at the same time ask once.
        lock (gate)
        {
            var variable = VariableOf(profile);
            if (asked.TryGetValue(variable, out var known))
                return known;
            if (ask?.Invoke($"Password of {file} ({variable} is not set): ") is not { Length: > 0 } answer)
                return null;
            masking.Add(answer);
            asked.Add(variable, answer);
            return answer;
        }
    }

    string? Given(string? profile) =>
        variables.GetValueOrDefault(VariableOf(profile)) is { Length: > 0 } value ? value : null;
}
