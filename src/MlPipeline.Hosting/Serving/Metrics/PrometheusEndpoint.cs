using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace MlPipeline.Hosting.Serving.Metrics;

/// <summary><c>GET /metrics</c>: what <see cref="ServiceMetrics"/> measures, as Prometheus reads it.</summary>
static class PrometheusEndpoint
{
    public static void AddMetrics(this IServiceCollection services, ServiceMetrics metrics, string serviceName) =>
        services
            .AddOpenTelemetry()
            .ConfigureResource(x => x.AddService(serviceName, autoGenerateServiceInstanceId: false))
            .WithMetrics(x =>
                x.AddMeter(ServiceMetrics.MeterName)
                    // Another service in the same process has a meter of the same name.
                    .AddView(instrument => instrument.Meter == metrics.Meter ? null : MetricStreamConfiguration.Drop)
                    .AddPrometheusExporter()
            );

    public static IEndpointConventionBuilder MapMetrics(this IEndpointRouteBuilder routes) =>
        routes.MapPrometheusScrapingEndpoint("/metrics");
}
