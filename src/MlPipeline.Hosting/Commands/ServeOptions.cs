using System.CommandLine;
using System.Globalization;
using MlPipeline.Hosting.Serving;
using MlPipeline.Hosting.Serving.Logging;

namespace MlPipeline.Hosting.Commands;

/// <summary>The options of <c>serve</c>.</summary>
sealed class ServeOptions
{
    /// <summary>How long a service that others reach goes on answering after it was told to stop: a load balancer looks every few seconds.</summary>
    const double RemoteDrainSeconds = 5;

    /// <summary>Requests per second of one client, for a service that others reach.</summary>
    const int RemoteRateLimit = 1_000;

    static readonly ServingOptions Defaults = new();

    readonly Option<string> alias = new("--alias")
    {
        Description = "The alias of the model to serve, or a version.",
        DefaultValueFactory = _ => Defaults.Model,
        HelpName = "alias",
    };

    readonly Option<int> port = new("--port")
    {
        Description = "The port to listen on, on this machine only; 0 takes a free one.",
        DefaultValueFactory = _ => ServingOptions.DefaultPort,
    };

    readonly Option<string[]> urls = new("--urls")
    {
        Description = "The addresses to listen on in place of --port, such as http://0.0.0.0:8080.",
        HelpName = "url",
        AllowMultipleArgumentsPerToken = true,
    };

    readonly Option<string?> apiKeys = new("--api-keys")
    {
        Description =
            "The file of API keys, which every request but those to /health then needs; \"keys add\" makes one.",
        HelpName = "file",
    };

    readonly Option<bool> allowAnonymous = new("--allow-anonymous")
    {
        Description = "Let anybody who reaches the service use it without a key.",
    };

    readonly Option<double> checkSeconds = Positive(
        "--check-seconds",
        "How often to look whether the alias has moved.",
        Defaults.CheckEvery.TotalSeconds
    );
    readonly Option<long> maxBody = AtLeastOne(
        "--max-body-bytes",
        "The most bytes of a request.",
        Defaults.MaxBodyBytes
    );
    readonly Option<int> maxRows = AtLeastOne("--max-rows", "The most rows of a request.", Defaults.MaxRows);
    readonly Option<int> maxConcurrency = AtLeastOne(
        "--max-concurrency",
        "The most requests to predict at the same time.",
        Defaults.MaxConcurrency
    );

    readonly Option<int?> rateLimit = new("--rate-limit")
    {
        Description =
            $"The most requests per second of one key, or of one address where there are no keys; 0 sets no limit. [default: 0 on this machine only, else {RemoteRateLimit}]",
        HelpName = "n",
    };

    readonly Option<double?> drain = new("--drain-seconds")
    {
        Description =
            $"How long to go on answering after being told to stop, while /health/ready is red. [default: 0 on this machine only, else {RemoteDrainSeconds}]",
        HelpName = "seconds",
    };

    readonly Option<LogFormat> logFormat = new("--log-format")
    {
        Description = "How the log is written: text, json, or auto: text on a terminal.",
        DefaultValueFactory = _ => LogFormat.Auto,
    };

    readonly Option<bool> logRows = new("--log-rows")
    {
        Description = "Let values of refused requests stand in the log.",
    };

    readonly Option<string?> predictionLog = new("--prediction-log")
    {
        Description = "A file that all rows and predictions are added to, as NDJSON.",
        HelpName = "file",
    };

    public void AddTo(Command command)
    {
        foreach (
            var option in (Option[])
                [
                    alias,
                    port,
                    urls,
                    apiKeys,
                    allowAnonymous,
                    checkSeconds,
                    maxBody,
                    maxRows,
                    maxConcurrency,
                    rateLimit,
                    drain,
                    logFormat,
                    logRows,
                    predictionLog,
                ]
        )
            command.Options.Add(option);
    }

    public LogFormat LogFormatOf(ParseResult parsed) => parsed.GetValue(logFormat);

    /// <exception cref="InputException">An option is not possible.</exception>
    public ServingOptions Of(ParseResult parsed)
    {
        var addresses = parsed.GetValue(urls) is { Length: > 0 } given
            ? given
            : [string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{parsed.GetValue(port)}")];
        var options = new ServingOptions
        {
            Model = parsed.GetRequiredValue(alias),
            Addresses = addresses,
            ApiKeys = parsed.GetValue(apiKeys),
            AllowAnonymous = parsed.GetValue(allowAnonymous),
            CheckEvery = TimeSpan.FromSeconds(parsed.GetValue(checkSeconds)),
            MaxBodyBytes = parsed.GetValue(maxBody),
            MaxRows = parsed.GetValue(maxRows),
            MaxConcurrency = parsed.GetValue(maxConcurrency),
            LogRows = parsed.GetValue(logRows),
            PredictionLog = parsed.GetValue(predictionLog),
        };
        options.Validate();
        return options with
        {
            RateLimit = parsed.GetValue(rateLimit) ?? (options.IsLoopbackOnly ? 0 : RemoteRateLimit),
            Drain = TimeSpan.FromSeconds(parsed.GetValue(drain) ?? (options.IsLoopbackOnly ? 0 : RemoteDrainSeconds)),
        };
    }

    static Option<T> AtLeastOne<T>(string name, string description, T otherwise)
        where T : struct, System.Numerics.INumber<T> =>
        Checked(name, description, otherwise, x => x >= T.One, "at least 1");

    static Option<double> Positive(string name, string description, double otherwise) =>
        Checked(name, description, otherwise, x => x > 0, "above 0");

    static Option<T> Checked<T>(string name, string description, T otherwise, Predicate<T> isPossible, string expected)
        where T : struct
    {
        var option = new Option<T>(name)
        {
            Description = description,
            DefaultValueFactory = _ => otherwise,
            HelpName = "n",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.Errors.Any() is false && !isPossible(result.GetValueOrDefault<T>()))
                result.AddError($"{name} \"{result.Tokens[^1].Value}\" is not {expected}.");
        });
        return option;
    }
}
