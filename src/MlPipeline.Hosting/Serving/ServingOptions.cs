using System.Net;
using Microsoft.AspNetCore.Http;
using MlPipeline.Hosting.Commands;

namespace MlPipeline.Hosting.Serving;

/// <summary>How a service is run.</summary>
public sealed record ServingOptions
{
    /// <summary>The port when none is given.</summary>
    public const int DefaultPort = 8080;

    /// <summary>The addresses to listen on, such as <c>http://127.0.0.1:8080</c>; port 0 takes a free one.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [$"http://127.0.0.1:{DefaultPort}"];

    /// <summary>The alias or the version to serve.</summary>
    public string Model { get; init; } = Aliases.Champion;

    /// <summary>How often it is looked whether the alias points to another version.</summary>
    public TimeSpan CheckEvery { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The file with the hashes of the API keys; null asks for no key.</summary>
    public string? ApiKeys { get; init; }

    /// <summary>Whether anybody who reaches the service may use it.</summary>
    public bool AllowAnonymous { get; init; }

    /// <summary>The most bytes that a request may have.</summary>
    public long MaxBodyBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>The most rows that a request may have.</summary>
    public int MaxRows { get; init; } = 100_000;

    /// <summary>The most requests to predict that are answered at the same time.</summary>
    public int MaxConcurrency { get; init; } = 256;

    /// <summary>The most requests per second of one API key, or of one address where there are no keys; 0 sets no limit.</summary>
    public int RateLimit { get; init; }

    /// <summary>How long the service goes on answering after it was told to stop, so that others stop sending.</summary>
    public TimeSpan Drain { get; init; }

    /// <summary>Whether the rows of refused requests may stand in the log.</summary>
    public bool LogRows { get; init; }

    /// <summary>The file that rows and predictions are logged to; null logs none.</summary>
    public string? PredictionLog { get; init; }

    /// <summary>Whether only programs on this machine reach the service.</summary>
    public bool IsLoopbackOnly => Addresses.All(IsLoopback);

    /// <summary>Checks what one option demands of another.</summary>
    /// <exception cref="InputException">An address is none, or others would reach the service without a key.</exception>
    public void Validate()
    {
        foreach (var address in Addresses)
            if (!address.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
                throw new InputException(
                    $"\"{address}\" is not an address such as http://127.0.0.1:8080.",
                    "Encryption (https) is the task of the proxy in front."
                );
        if (!IsLoopbackOnly && ApiKeys is null && !AllowAnonymous)
            throw new InputException(
                $"{Addresses.First(x => !IsLoopback(x))} is reached from other machines, and no API keys are set.",
                "Give --api-keys FILE, or say --allow-anonymous when anybody may ask."
            );
    }

    static bool IsLoopback(string address)
    {
        try
        {
            var host = BindingAddress.Parse(address).Host;
            return host == "localhost"
                || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
        }
        catch (FormatException)
        {
            throw new InputException(
                $"\"{address}\" is not an address such as http://127.0.0.1:8080.",
                "Write it with its port."
            );
        }
    }
}
