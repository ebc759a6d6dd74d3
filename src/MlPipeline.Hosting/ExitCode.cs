namespace MlPipeline.Hosting;

/// <summary>What the command line ends with.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Something failed that the user could not have avoided by other input.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage, configuration or input.</summary>
    public const int WrongInput = 2;

    /// <summary>A gate said no.</summary>
    public const int Refused = 3;

    /// <summary>Too little is known to decide.</summary>
    public const int Inconclusive = 4;

    /// <summary>A new model failed its tests.</summary>
    public const int ModelFailed = 5;

    /// <summary>Somebody else is at work on the same thing; this gave way.</summary>
    public const int Busy = 6;

    /// <summary>Interrupted by Ctrl-C: 128 + SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}
