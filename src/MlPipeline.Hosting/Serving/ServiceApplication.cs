using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MlPipeline.Hosting.Serving.Description;
using MlPipeline.Hosting.Serving.Endpoints;
using MlPipeline.Hosting.Serving.Models;
using MlPipeline.Hosting.Serving.Page;
using MlPipeline.Hosting.Serving.Problems;
using MlPipeline.Hosting.Serving.Requests;
using MlPipeline.Hosting.Serving.Security;
using MlPipeline.Hosting.Serving.Watching;
using MlPipeline.Pipelines;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Serving;

/// <summary>Puts the parts of a service together.</summary>
static class ServiceApplication
{
    /// <summary>What requests that are under way may take when the service stops.</summary>
    static readonly TimeSpan LastRequests = TimeSpan.FromSeconds(30);

    public static WebApplication Build(
        MlProject project,
        IModelsRegistry registry,
        ServingOptions options,
        ModelHolder models,
        ModelLoader loader,
        ServiceWatch watch,
        IReadOnlyList<IPredictionObserver> observers,
        ILoggerProvider? log,
        TimeProvider clock
    )
    {
        // Nothing is taken from the environment or from files: what is listened on is what was asked for.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(x => Configure(x, options));
        builder.WebHost.UseUrls([.. options.Addresses]);
        if (log is not null)
            builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug).AddFilter("Microsoft", LogLevel.Warning);
        var readiness = new Readiness(models);
        builder.Services.AddSingleton<IMemoryPoolFactory<byte>>(new LargeBlocks());
        builder.Services.AddRoutingCore();
        if (options.RateLimit > 0)
            builder.Services.AddRateLimit(options);
        builder.Services.Configure<HostOptions>(x => x.ShutdownTimeout = options.Drain + LastRequests);
        builder.Services.AddSingleton<IHostedService>(new DrainService(readiness, options, clock));
        builder.Services.AddSingleton(x => new ModelUpdater(
            models,
            loader,
            registry,
            options,
            observers,
            clock,
            x.GetRequiredService<ILogger<ModelUpdater>>()
        ));
        builder.Services.AddHostedService(x => x.GetRequiredService<ModelUpdater>());
        watch.AddTo(builder.Services, project.Name);
        var application = builder.Build();
        Use(application, options, readiness, clock);
        application.MapHealth(models, readiness);
        application.MapModels(models, registry, application.Services.GetRequiredService<ModelUpdater>());
        application.MapPredict(
            new PredictEndpoint(models, options, observers, clock, LoggerOf<PredictEndpoint>(application)),
            new ConcurrencyGate(options.MaxConcurrency)
        );
        watch.MapTo(application);
        new DescriptionEndpoint(project, models).MapTo(application);
        application.MapPage();
        return application;
    }

    /// <summary>What every request passes, in this order.</summary>
    static void Use(WebApplication application, ServingOptions options, Readiness readiness, TimeProvider clock)
    {
        application.UseSecurityHeaders();
        application.Use(next =>
            context =>
            {
                // Who keeps connections open goes elsewhere, before this service takes no more.
                if (readiness.IsStopping)
                    context.Response.Headers.Connection = "close";
                return next(context);
            }
        );
        application.Use(next => new ProblemMiddleware(next, LoggerOf<ProblemMiddleware>(application)).InvokeAsync);
        application.UseRouting();
        if (options.ApiKeys is { } path)
        {
            var keys = new KnownKeys(path, clock, LoggerOf<KnownKeys>(application));
            application.Use(next => new KeyMiddleware(next, keys).InvokeAsync);
        }
        if (options.RateLimit > 0)
            application.UseRateLimiter();
    }

    static ILogger<T> LoggerOf<T>(WebApplication application) => application.Services.GetRequiredService<ILogger<T>>();

    static void Configure(KestrelServerOptions kestrel, ServingOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.MaxBodyBytes;
    }
}
