using System.Globalization;
using Nuke.Common.Execution;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace Nuke.Common.Reporting;

/// <summary>
/// Takes what targets write through Serilog's <see cref="Log"/> to the console of the build that they belong to. The
/// logger is the process's, as Serilog wants it, but has no state of its own.
/// </summary>
sealed class BuildLogger : ILogger
{
    static readonly BuildLogger s_instance = new();

    // Texts inside a message appear as they are, without quotes.
    static readonly MessageTemplateTextFormatter s_format = new("{Message:l}", CultureInfo.InvariantCulture);

    public static void Install()
    {
        if (Log.Logger != s_instance)
            Log.Logger = s_instance;
    }

    public void Write(LogEvent logEvent)
    {
        if (!BuildContext.IsAvailable)
            return;
        var console = BuildContext.Current.Console;
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        s_format.Format(logEvent, text);
        var message = text.ToString();
        if (logEvent.Exception is { } exception)
            message = $"{message}: {exception.Message}";
        switch (logEvent.Level)
        {
            case LogEventLevel.Verbose or LogEventLevel.Debug:
                console.WriteDebug(message);
                break;
            case LogEventLevel.Information:
                console.WriteMessage(message);
                break;
            case LogEventLevel.Warning:
                console.WriteWarning(message);
                break;
            default:
                console.WriteError(message);
                break;
        }
    }
}
