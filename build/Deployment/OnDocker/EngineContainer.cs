using System.Globalization;
using Docker.DotNet.Models;

namespace Delivery.Deployment.OnDocker;

/// <summary>A container as the engine describes it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Image">The id of the image that it runs.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="End">Why it does not run, in words for people; null while it runs.</param>
/// <param name="Health">What its health check says, or null when it has none.</param>
/// <param name="LastCheck">What the health check wrote the last time.</param>
/// <param name="Ports">The ports of the machine, by those of the container.</param>
sealed record EngineContainer(
    string Id,
    string Name,
    DateTimeOffset Created,
    string Image,
    IReadOnlyDictionary<string, string> Labels,
    string? End,
    string? Health,
    string LastCheck,
    IReadOnlyDictionary<int, int> Ports
)
{
    public const string Healthy = "healthy";
    public const string Unhealthy = "unhealthy";

    /// <summary>Whether it runs.</summary>
    public bool IsRunning => End is null;

    /// <summary>A label; empty when there is none.</summary>
    public string Label(string name) => Labels.GetValueOrDefault(name, "");

    public static EngineContainer Of(ContainerInspectResponse response) =>
        new(
            response.ID,
            response.Name.TrimStart('/'),
            new DateTimeOffset(response.Created.ToUniversalTime(), TimeSpan.Zero),
            response.Image,
            response.Config?.Labels?.ToDictionary() ?? [],
            EndOf(response),
            response.State?.Health?.Status is null or "" or "none" ? null : response.State.Health.Status,
            response.State?.Health?.Log?.LastOrDefault()?.Output?.Trim() ?? "",
            PortsOf(response)
        );

    static string? EndOf(ContainerInspectResponse response) =>
        response.State is not { } state ? "has no state"
        : state is { Running: true, Restarting: false } ? null
        : state.OOMKilled ? $"was ended because it took more than its {response.HostConfig?.Memory >> 20} MiB of memory"
        : state.Error is { Length: > 0 } error ? $"did not start: {error}"
        : $"ended with code {state.ExitCode}";

    static Dictionary<int, int> PortsOf(ContainerInspectResponse response) =>
        (response.NetworkSettings?.Ports ?? new Dictionary<string, IList<PortBinding>>())
            .Where(x => x.Value is { Count: > 0 })
            .ToDictionary(x => Number(x.Key.Split('/')[0]), x => Number(x.Value[0].HostPort));

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
