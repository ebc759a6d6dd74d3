using System.Globalization;

namespace Delivery.Deployment;

/// <summary>What a deployment knows of the service: how it is started, and what it answers. No word of what it predicts.</summary>
public sealed record ServiceContract
{
    /// <summary>The port that the service listens on in its container.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>Where the models registry is in its container.</summary>
    public string ModelsPath { get; init; } = "/models";

    /// <summary>Where the file of API keys is in its container.</summary>
    public string KeysPath { get; init; } = "/run/api-keys.json";

    /// <summary>Answers 200 as long as the process does.</summary>
    public string LivePath { get; init; } = "/health/live";

    /// <summary>Answers 200 when the service is ready for requests.</summary>
    public string ReadyPath { get; init; } = "/health/ready";

    /// <summary>Answers what the model is, with an example of a request.</summary>
    public string ModelPath { get; init; } = "/v1/model";

    /// <summary>The way to the example in that answer, property by property.</summary>
    public IReadOnlyList<string> ExamplePath { get; init; } = ["metadata", "inputExample"];

    /// <summary>Predicts.</summary>
    public string PredictPath { get; init; } = "/v1/predict";

    /// <summary>The properties that every prediction has.</summary>
    public IReadOnlyList<string> AnswerProperties { get; init; } = ["modelVersion", "prediction"];

    /// <summary>How often the health check of the image runs: each one is a process of its own.</summary>
    public TimeSpan HealthInterval { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>What the image's program is told behind a gateway, which sends no requests to a service that is about to stop.</summary>
    public IReadOnlyList<string> Arguments(DeploymentEnvironment environment) =>
        Arguments(environment, ModelsPath, environment.ApiKeys is null ? null : KeysPath, TimeSpan.Zero);

    /// <summary>What the image's program is told.</summary>
    /// <param name="environment">Where it runs.</param>
    /// <param name="registry">The models registry.</param>
    /// <param name="keys">The file of API keys in its container; null where nobody needs a key.</param>
    /// <param name="drain">How long it goes on answering after it was told to stop.</param>
    public IReadOnlyList<string> Arguments(
        DeploymentEnvironment environment,
        string registry,
        string? keys,
        TimeSpan drain
    ) =>
        [
            "serve",
            "--registry",
            registry,
            "--alias",
            environment.ModelAlias,
            "--urls",
            $"http://0.0.0.0:{Port}",
            // All requests come from what stands in front, so that a limit for each address would be one for all.
            "--rate-limit",
            "0",
            "--drain-seconds",
            drain.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            .. keys is null ? ["--allow-anonymous"] : (string[])["--api-keys", keys],
        ];
}
