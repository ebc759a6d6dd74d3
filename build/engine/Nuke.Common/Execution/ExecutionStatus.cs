namespace Nuke.Common.Execution;

/// <summary>Where a target stands.</summary>
public enum ExecutionStatus
{
    /// <summary>Not part of the plan.</summary>
    None,

    /// <summary>Still to run.</summary>
    Scheduled,

    /// <summary>Left out, because something before it failed or was interrupted.</summary>
    NotRun,

    /// <summary>Left out on purpose.</summary>
    Skipped,

    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>An action has thrown.</summary>
    Failed,

    /// <summary>Running.</summary>
    Running,

    /// <summary>Interrupted.</summary>
    Aborted,

    /// <summary>Without actions of its own; everything it groups is done.</summary>
    Collective,

    /// <summary>Not run again, because nothing has changed since it succeeded. Counts as success.</summary>
    UpToDate,
}
