using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace MlPipeline.Benchmarks.Serving;

/// <summary>The peer that does nothing: a minimal API that binds the JSON to a dictionary and answers with one number.</summary>
static class BarePeer
{
    public static async Task<int> RunAsync(string url)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        application.MapGet("/health/ready", () => "ready");
        application.MapPost("/v1/predict", (Dictionary<string, float> row) => row["reading_00"]);
        await application.RunAsync(url);
        return 0;
    }
}
