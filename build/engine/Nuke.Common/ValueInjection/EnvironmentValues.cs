using System.Buffers;

namespace Nuke.Common.ValueInjection;

/// <summary>Finds the environment variable that sets a parameter.</summary>
sealed class EnvironmentValues
{
    const string Prefix = "nuke";

    static readonly SearchValues<char> s_nameCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._"
    );

    readonly Dictionary<string, List<EnvironmentVariable>> _byName = [];

    public EnvironmentValues(IReadOnlyDictionary<string, string> variables)
    {
        // Azure Pipelines writes the name of a variable that nobody has set where its value would be.
        var isAzure = variables.ContainsKey("TF_BUILD");
        foreach (var (name, value) in variables)
        {
            if (isAzure && IsPlaceholder(value))
                continue;
            var normalised = ParameterName.Normalise(name);
            if (!_byName.TryGetValue(normalised, out var same))
                _byName.Add(normalised, same = []);
            same.Add(new EnvironmentVariable(name, value));
        }
    }

    /// <summary>The variable for a parameter; the one with the prefix NUKE_ comes first.</summary>
    /// <exception cref="FormatException">Two variables with the same meaning have different values.</exception>
    public EnvironmentVariable? Find(ParameterDescriptor parameter)
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
        return AllOf(name).Concat(AllOf(Prefix + name)).Select(x => x.Value);
    }

    static bool IsPlaceholder(string value) =>
        value.StartsWith("$(", StringComparison.Ordinal)
        && value.EndsWith(')')
        && value.AsSpan(2, value.Length - 3).IndexOfAnyExcept(s_nameCharacters) < 0;

    EnvironmentVariable? Single(string name)
    {
        var found = AllOf(name);
        if (found.Select(x => x.Value).Distinct().Count() > 1)
        {
            var names = string.Join(" and ", found.Select(x => x.Name).Order(StringComparer.Ordinal));
            throw new FormatException($"{names} differ, but mean the same. Unset all but one.");
        }
        return found.Count == 0 ? null : found[0];
    }

    List<EnvironmentVariable> AllOf(string name) => _byName.GetValueOrDefault(name) ?? [];
}
