namespace Nuke.Common.ValueInjection;

/// <summary>Finds the environment variable that sets a parameter.</summary>
sealed class EnvironmentValues(IReadOnlyDictionary<string, string> variables)
{
    const string Prefix = "nuke";

    readonly ILookup<string, KeyValuePair<string, string>> _byName = variables.ToLookup(x =>
        ParameterName.Normalise(x.Key)
    );

    /// <summary>The variable for a parameter; the one with the prefix NUKE_ comes first.</summary>
    /// <exception cref="FormatException">Two variables with the same meaning have different values.</exception>
    public KeyValuePair<string, string>? Find(ParameterDescriptor parameter)
    {
        var name = ParameterName.Normalise(parameter.Name);
        return parameter.Environment switch
        {
            EnvironmentSource.None => null,
            EnvironmentSource.PrefixedName => Single(Prefix + name),
            _ => Single(Prefix + name) ?? Single(name),
        };
    }

    /// <summary>The values of all variables that mean a parameter, also of those that do not win.</summary>
    public IEnumerable<string> FindAll(ParameterDescriptor parameter)
    {
        var name = ParameterName.Normalise(parameter.Name);
        return _byName[name].Concat(_byName[Prefix + name]).Select(x => x.Value);
    }

    KeyValuePair<string, string>? Single(string name)
    {
        var found = _byName[name].ToList();
        if (found.Select(x => x.Value).Distinct().Count() > 1)
        {
            var names = string.Join(" and ", found.Select(x => x.Key).Order(StringComparer.Ordinal));
            throw new FormatException($"{names} differ, but mean the same. Unset all but one.");
        }
        return found.Count == 0 ? null : found[0];
    }
}
