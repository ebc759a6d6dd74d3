namespace Nuke.Common.Execution;

/// <summary>The exit codes of a build.</summary>
public static class BuildExitCode
{
    /// <summary>Everything that was asked for is done.</summary>
    public const int Succeeded = 0;

    /// <summary>A target has failed.</summary>
    public const int Failed = 1;

    /// <summary>Nothing has run: wrong usage, a missing requirement, or targets that cannot be ordered.</summary>
    public const int Refused = 2;

    /// <summary>A target that was asked for was skipped.</summary>
    public const int InvokedTargetSkipped = 3;

    /// <summary>The build was interrupted; the shells' code for Ctrl-C.</summary>
    public const int Interrupted = 130;
}
