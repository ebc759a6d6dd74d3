using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MlPipeline.Hosting.Serving.Logging;
using MlPipeline.Hosting.Serving.Models;
using MlPipeline.Hosting.Serving.Watching;
using MlPipeline.Pipelines;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Serving;

/// <summary>The predict API of a project, as it runs.</summary>
public sealed partial class PredictService : IAsyncDisposable
{
    readonly WebApplication application;
    readonly ServiceWatch watch;
    readonly PredictionLog? predictions;

    PredictService(WebApplication application, ModelHolder models, ServiceWatch watch, PredictionLog? predictions)
    {
        this.application = application;
        this.watch = watch;
        this.predictions = predictions;
        Models = models;
    }

    /// <summary>The model that answers.</summary>
    public ModelHolder Models { get; }

    /// <summary>The addresses that the service listens on.</summary>
    public IReadOnlyList<Uri> Addresses =>
        [
            .. application
                .Services.GetRequiredService<IServer>()
                .Features.GetRequiredFeature<IServerAddressesFeature>()
                .Addresses.Select(x => new Uri(x)),
        ];

    /// <summary>Starts the service; it is ready when this returns.</summary>
    /// <param name="project">The project.</param>
    /// <param name="registry">Where the models are.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="clock">Says when a model was taken up, and when to look for another one.</param>
    /// <param name="observers">Are told what the service does.</param>
    /// <param name="log">Where the service logs; null logs nothing. The service disposes it.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="InputException">There is no such model, it cannot be loaded, an address cannot be listened on, or an option is not possible.</exception>
    public static async Task<PredictService> StartAsync(
        MlProject project,
        IModelsRegistry registry,
        ServingOptions options,
        TimeProvider clock,
        IReadOnlyList<IPredictionObserver>? observers = null,
        ILoggerProvider? log = null,
        CancellationToken cancellation = default
    )
    {
        options.Validate();
        var models = new ModelHolder();
        var loader = new ModelLoader(project, registry, clock);
        // The model is loaded while the server starts.
        var loading = Task.Run(() => loader.Load(options.Model), cancellation);
        var watch = new ServiceWatch(models, clock);
        var predictions = options.PredictionLog is { } path
            ? new PredictionLog(path, clock, LoggerOf<PredictionLog>(log))
            : null;
        IPredictionObserver[] all =
        [
            .. watch.Observers,
            .. predictions is null ? [] : new IPredictionObserver[] { predictions },
            .. observers ?? [],
        ];
        PredictService? service = null;
        try
        {
            var application = ServiceApplication.Build(
                project,
                registry,
                options,
                models,
                loader,
                watch,
                all,
                log,
                clock
            );
            service = new PredictService(application, models, watch, predictions);
            await application.StartAsync(cancellation);
            await application.Services.GetRequiredService<ModelUpdater>().StartWithAsync(loading);
            var logger = application.Services.GetRequiredService<ILogger<PredictService>>();
            foreach (var address in service.Addresses)
                LogListening(logger, address);
            return service;
        }
        catch (Exception failed)
        {
            if (service is not null)
                await service.DisposeAsync();
            else
                watch.Dispose();
            if (failed is IOException)
                throw new InputException(
                    failed.Message,
                    "Choose another port with --port, or end what uses it.",
                    failed
                );
            throw;
        }
    }

    /// <summary>Waits until the process is told to stop, answers what is under way, and stops.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellation = default) =>
        application.WaitForShutdownAsync(cancellation);

    /// <summary>Stops: answers what is under way, and takes nothing new.</summary>
    public Task StopAsync() => application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        watch.Dispose();
        if (predictions is not null)
            await predictions.DisposeAsync();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Ready on {Address}")]
    static partial void LogListening(ILogger logger, Uri address);

    static ILogger<T> LoggerOf<T>(ILoggerProvider? log) =>
        log is null ? NullLogger<T>.Instance : new Logger<T>(new LoggerFactory([log]));
}
