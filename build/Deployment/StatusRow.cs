using System.Text.Json.Serialization;

namespace Delivery.Deployment;

/// <summary>What runs in one environment.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="State"><c>healthy</c>, <c>starting</c>, <c>unhealthy</c>, <c>nothing</c>, <c>unknown</c>, or <c>local</c> where nothing is deployed.</param>
/// <param name="Url">Where it is found.</param>
public sealed record StatusRow(string Environment, string State, Uri Url)
{
    /// <summary>The state of an environment that nothing is deployed to.</summary>
    public const string Local = "local";

    /// <summary>The version of the release.</summary>
    public string? Version { get; init; }

    /// <summary>The commit that it was built from.</summary>
    public string? Commit { get; init; }

    /// <summary>The tree of that commit.</summary>
    public string? Tree { get; init; }

    /// <summary>The digest that really runs, as the runtime knows it.</summary>
    public string? Digest { get; init; }

    /// <summary>Whether the registry still has that digest; null where nobody has asked.</summary>
    public bool? IsInRegistry { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The deployment that brought it.</summary>
    public string? Deployment { get; init; }

    /// <summary>The evidence of that digest; null where nobody has asked, or could not.</summary>
    public IReadOnlyList<StatusEvidence>? Evidence { get; init; }

    /// <summary>The evidence in a few words: <c>5 of 5</c>, and what is wrong where something is.</summary>
    [JsonIgnore]
    public string? EvidenceText =>
        Evidence is null
            ? null
            : $"{Evidence.Count(x => x.IsGood)} of {Evidence.Count}"
                + string.Concat(Evidence.Where(x => !x.IsGood).Take(1).Select(x => $", {x.Name} {x.State}"));

    /// <summary>What is to be said about it; empty when nothing is.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The row of an environment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="running">What runs there, or null.</param>
    public static StatusRow Of(DeploymentEnvironment environment, RunningService? running)
    {
        if (environment.Target == DeployTargetKind.Project)
            return new StatusRow(environment.Name, Local, environment.Url)
            {
                Detail = "nothing is deployed: ./build.sh Serve runs the project itself",
            };
        if (running is null)
            return new StatusRow(environment.Name, "nothing", environment.Url);
        var digests = running.Instances.Select(x => x.Digest).Distinct().ToList();
        return new StatusRow(environment.Name, running.Health.ToString().ToLowerInvariant(), environment.Url)
        {
            Version = running.Release.Version,
            Commit = running.Release.Commit,
            Tree = running.Release.Tree,
            Digest = digests is [{ } digest] ? digest : null,
            Since = running.Since,
            Deployment = running.Deployment,
            Detail = string.Join("; ", Details(running, digests)),
        };
    }

    static IEnumerable<string> Details(RunningService running, IReadOnlyList<string?> digests)
    {
        if (digests is not [{ } digest])
            yield return "the digest that runs cannot be told";
        else if (digest != running.Release.Digest)
            yield return $"deployed as {running.Release.Digest[..19]}, but another digest runs";
        foreach (var instance in running.Instances.Where(x => x.Detail.Length > 0))
            yield return $"{instance.Name} {instance.Detail}";
    }
}
