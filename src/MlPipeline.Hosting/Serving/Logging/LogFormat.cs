namespace MlPipeline.Hosting.Serving.Logging;

/// <summary>How the log is written.</summary>
public enum LogFormat
{
    /// <summary>Text on a terminal, JSON elsewhere.</summary>
    Auto,

    /// <summary>Lines for people.</summary>
    Text,

    /// <summary>A JSON object per line, in Serilog's compact form: <c>@t</c> the time, <c>@l</c> the level, <c>@m</c> the message.</summary>
    Json,
}
