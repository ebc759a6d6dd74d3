namespace Delivery.Outcomes;

/// <summary>An expected end of a target. The message says what happened, where, and what to do.</summary>
public sealed class StopException : Exception
{
    StopException(string message, int exitCode, Exception? cause)
        : base(message, cause) => ExitCode = exitCode;

    /// <summary>The exit code of the build.</summary>
    public int ExitCode { get; }

    /// <summary>Something was tried and did not work out: exit code 1.</summary>
    public static StopException Failed(string message, Exception? cause = null) => new(message, 1, cause);

    /// <summary>Wrong usage, or a machine or repository that is not as it must be: exit code 2.</summary>
    public static StopException Refused(string message, Exception? cause = null) => new(message, 2, cause);

    /// <summary>An end that has an exit code of its own.</summary>
    public static StopException With(int exitCode, string message) => new(message, exitCode, cause: null);

    /// <summary>A gate said no: exit code 3.</summary>
    public static StopException Gate(string message) => new(message, 3, cause: null);
}
