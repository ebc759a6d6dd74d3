using System.Globalization;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Compact;

namespace MlPipeline.Hosting.Serving.Logging;

/// <summary>The service's log, on the standard output, written by a thread of its own.</summary>
static class ServiceLog
{
    /// <summary>The most messages that wait to be written.</summary>
    const int MostWaiting = 10_000;

    const string Template = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    /// <summary>Whether the log is JSON.</summary>
    public static bool IsJson(LogFormat format) =>
        format == LogFormat.Json || (format == LogFormat.Auto && Console.IsOutputRedirected);

    /// <param name="format">How it is written.</param>
    /// <param name="verbosity">Quiet: warnings and errors; normal: what the service does, and refused requests; verbose: every request.</param>
    public static ILoggerProvider Create(LogFormat format, Verbosity verbosity)
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(
                verbosity switch
                {
                    Verbosity.Quiet => LogEventLevel.Warning,
                    Verbosity.Normal => LogEventLevel.Information,
                    _ => LogEventLevel.Debug,
                }
            )
            // The framework tells of every connection; the service tells what matters of it.
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning);
        // A terminal or a pipe that takes nothing more must not hold up requests: what finds no room is left out.
        configuration = configuration.WriteTo.Async(
            x =>
                _ = IsJson(format)
                    ? x.Console(new RenderedCompactJsonFormatter())
                    : x.Console(outputTemplate: Template, formatProvider: CultureInfo.InvariantCulture),
            MostWaiting,
            blockWhenFull: false
        );
        return new SerilogLoggerProvider(configuration.CreateLogger(), dispose: true);
    }
}
