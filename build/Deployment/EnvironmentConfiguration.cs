using System.Globalization;

namespace Delivery.Deployment;

/// <summary>How a release runs in an environment, as names and values: what records keep, compare and bring back.</summary>
public static class EnvironmentConfiguration
{
    const string Address = "address";
    const string Port = "port";
    const string ModelAlias = "model alias";
    const string Models = "models";
    const string ApiKeys = "API keys";
    const string Memory = "memory (MiB)";
    const string Setting = "setting ";

    /// <summary>The configuration of an environment, in the order of its names.</summary>
    public static IReadOnlyDictionary<string, string> Configuration(this DeploymentEnvironment environment)
    {
        var configuration = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [Address] = environment.Address,
            [Port] = Text(environment.Port),
            [ModelAlias] = environment.ModelAlias,
            [Memory] = Text(environment.Memory),
        };
        if (environment.Models.Folder is { } folder)
            configuration[Models] = folder;
        if (environment.ApiKeys is { } file)
            configuration[ApiKeys] = file;
        foreach (var (name, value) in environment.Settings)
            configuration[Setting + name] = value;
        return configuration;
    }

    /// <summary>The environment as it was when it had a configuration.</summary>
    /// <param name="environment">The environment as it is.</param>
    /// <param name="configuration">The configuration; null leaves everything as it is.</param>
    public static DeploymentEnvironment With(
        this DeploymentEnvironment environment,
        IReadOnlyDictionary<string, string>? configuration
    ) =>
        configuration is null
            ? environment
            : environment with
            {
                Address = configuration.GetValueOrDefault(Address, environment.Address),
                Port = Number(configuration, Port) ?? environment.Port,
                ModelAlias = configuration.GetValueOrDefault(ModelAlias, environment.ModelAlias),
                Memory = Number(configuration, Memory) ?? environment.Memory,
                Models = configuration.TryGetValue(Models, out var folder)
                    ? ModelsLocation.At(folder)
                    : ModelsLocation.OwnVolume,
                ApiKeys = configuration.TryGetValue(ApiKeys, out var file) ? file : null,
                Settings = configuration
                    .Where(x => x.Key.StartsWith(Setting, StringComparison.Ordinal))
                    .ToDictionary(x => x.Key[Setting.Length..], x => x.Value),
            };

    /// <summary>Whether two configurations say the same; nothing is the same as an empty one.</summary>
    public static bool AreSame(IReadOnlyDictionary<string, string>? one, IReadOnlyDictionary<string, string>? other) =>
        (one?.Count ?? 0) == (other?.Count ?? 0)
        && (one is null || one.All(x => other!.TryGetValue(x.Key, out var value) && value == x.Value));

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    static int? Number(IReadOnlyDictionary<string, string> configuration, string name) =>
        configuration.TryGetValue(name, out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
