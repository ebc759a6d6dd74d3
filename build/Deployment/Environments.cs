using System.Globalization;
using System.Text.RegularExpressions;
using Delivery.Outcomes;

namespace Delivery.Deployment;

/// <summary>The environments, in the order in which a release passes through them.</summary>
public static partial class Environments
{
    /// <summary>The name of this repository's own chain of environments.</summary>
    public const string DefaultInstance = "ridership";

    /// <summary>The laptop: only whoever works there.</summary>
    public static DeploymentEnvironment Development { get; } =
        new(nameof(Development))
        {
            Target = DeployTargetKind.Project,
            Port = 8080,
            Models = ModelsLocation.At("artifacts/registry"),
        };

    /// <summary>Where every commit of develop is tested, without anybody's help.</summary>
    public static DeploymentEnvironment Integration { get; } = new(nameof(Integration)) { Port = 8081 };

    /// <summary>A replica of Production, for the team and its stakeholders.</summary>
    public static DeploymentEnvironment Staging { get; } =
        new(nameof(Staging)) { Port = 8082, Previous = nameof(Integration) };

    /// <summary>For everybody who has access.</summary>
    public static DeploymentEnvironment Production { get; } =
        new(nameof(Production))
        {
            Port = 8083,
            Previous = nameof(Staging),
            IsProtected = true,
        };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DeploymentEnvironment> All { get; } = [Development, Integration, Staging, Production];

    /// <summary>The chain with what was given for this run.</summary>
    /// <param name="instance">Another name for the whole chain; null for this repository's own.</param>
    /// <param name="ports">Ports that differ, as <c>Staging=18082</c>.</param>
    /// <param name="models">Models registries in folders, as <c>Staging=/srv/models</c>.</param>
    /// <param name="aliases">Aliases that differ, as <c>Staging=staging</c>.</param>
    /// <param name="apiKeys">Files of API keys, as <c>Staging=/srv/api-keys.json</c>.</param>
    /// <param name="target">What all that is deployed runs on; null for what the table says.</param>
    /// <exception cref="StopException">A value is written in another way, or of an unknown environment (exit code 2).</exception>
    public static IReadOnlyList<DeploymentEnvironment> Chain(
        string? instance,
        IReadOnlyCollection<string> ports,
        IReadOnlyCollection<string> models,
        IReadOnlyCollection<string> aliases,
        IReadOnlyCollection<string> apiKeys,
        DeployTargetKind? target = null
    )
    {
        if (instance is not null && !InstanceGrammar().IsMatch(instance))
            throw StopException.Refused(
                $"--instance \"{instance}\" cannot be part of a container's name. Expected: letters, digits and dashes."
            );
        if (target is DeployTargetKind.Project)
            throw StopException.Refused(
                $"--deploy-target {target}: nothing is deployed there. Expected: {DeployTargetKind.Docker} or {DeployTargetKind.Kubernetes}."
            );
        var givenPorts = Values("--ports", ports, "18082").ToDictionary(x => x.Key, x => PortOf(x.Key, x.Value));
        var givenModels = Values("--models-registry", models, "/srv/models");
        var givenAliases = Values("--model-alias", aliases, "staging");
        var givenKeys = Values("--api-keys", apiKeys, "/srv/api-keys.json");
        return
        [
            .. All.Select(x =>
                x with
                {
                    Instance = instance ?? DefaultInstance,
                    Target = x.Target == DeployTargetKind.Project ? x.Target : target ?? x.Target,
                    Port = givenPorts.GetValueOrDefault(x.Name, x.Port),
                    Models = givenModels.TryGetValue(x.Name, out var folder) ? ModelsLocation.At(folder) : x.Models,
                    ApiKeys = givenKeys.GetValueOrDefault(x.Name, x.ApiKeys!),
                    ModelAlias = givenAliases.GetValueOrDefault(x.Name, x.ModelAlias),
                }
            ),
        ];
    }

    static Dictionary<string, string> Values(string option, IReadOnlyCollection<string> texts, string example)
    {
        var values = new Dictionary<string, string>();
        foreach (var text in texts)
        {
            if (text.Split('=', 2) is not [var name, { Length: > 0 } value])
                throw StopException.Refused(
                    $"{option} \"{text}\": expected an environment and its value, such as Staging={example}."
                );
            var environment =
                All.FirstOrDefault(x => x.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw StopException.Refused(
                    $"{option} \"{text}\": there is no environment {name}. There are: {string.Join(", ", All.Select(x => x.Name))}."
                );
            values[environment.Name] = value;
        }
        return values;
    }

    static int PortOf(string environment, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535
            ? port
            : throw StopException.Refused($"--ports {environment}={text}: a port is a number from 1 to 65535.");

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]*$")]
    private static partial Regex InstanceGrammar();
}
