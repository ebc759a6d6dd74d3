using Nuke.Common.Incremental;
using Nuke.Common.Reporting;

namespace Nuke.Common.Execution;

/// <summary>What belongs to one target while it runs. It flows with the calls of the target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Output">Receives what it says.</param>
/// <param name="Cancellation">Ends its processes.</param>
sealed record TargetScope(ExecutableTarget Target, OutputBlock Output, CancellationToken Cancellation)
{
    /// <summary>What one of its actions has thrown, or null.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Records it when it has succeeded; null where nobody asked for that.</summary>
    public IncrementalRun? Record { get; set; }
}
