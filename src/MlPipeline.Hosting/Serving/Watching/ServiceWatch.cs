using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MlPipeline.Hosting.Serving.Metrics;
using MlPipeline.Hosting.Serving.Models;

namespace MlPipeline.Hosting.Serving.Watching;

/// <summary>All that watches a service, for those on call: metrics, the traffic of the last hour, and drift so far.</summary>
sealed class ServiceWatch : IDisposable
{
    readonly RecentTraffic traffic;
    readonly ObservedInputs inputs = new();
    readonly ServiceMetrics metrics;

    public ServiceWatch(ModelHolder models, TimeProvider clock)
    {
        traffic = new RecentTraffic(clock);
        metrics = new ServiceMetrics(models, inputs);
        Observers = [metrics, traffic, inputs];
    }

    /// <summary>What is to be told of each request and each change of model.</summary>
    public IReadOnlyList<IPredictionObserver> Observers { get; }

    /// <param name="services">The service's parts.</param>
    /// <param name="serviceName">What the metrics call the service.</param>
    public void AddTo(IServiceCollection services, string serviceName) => services.AddMetrics(metrics, serviceName);

    public void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapMetrics();
        routes.MapWatching(traffic, inputs);
    }

    public void Dispose() => metrics.Dispose();
}
