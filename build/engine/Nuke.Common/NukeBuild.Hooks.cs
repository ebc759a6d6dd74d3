namespace Nuke.Common;

public abstract partial class NukeBuild
{
    /// <summary>The build object exists and its parameters are set; nothing is planned yet.</summary>
    protected internal virtual void OnBuildCreated() { }

    /// <summary>The plan stands and all requirements are met; nothing has run yet.</summary>
    protected internal virtual void OnBuildInitialized() { }

    /// <summary>Nothing runs any more; the outcome was shown.</summary>
    protected internal virtual void OnBuildFinished() { }

    /// <summary>A target is about to run.</summary>
    protected internal virtual void OnTargetRunning(string target) { }

    /// <summary>A target was skipped.</summary>
    protected internal virtual void OnTargetSkipped(string target) { }

    /// <summary>A target has succeeded.</summary>
    protected internal virtual void OnTargetSucceeded(string target) { }

    /// <summary>A target has failed.</summary>
    protected internal virtual void OnTargetFailed(string target) { }
}
