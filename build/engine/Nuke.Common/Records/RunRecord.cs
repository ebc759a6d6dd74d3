using Nuke.Common.Execution;
using Nuke.Common.Planning;

namespace Nuke.Common.Records;

/// <summary>What a run has done. All its texts are masked.</summary>
/// <param name="StartedAt">When the first target could start.</param>
/// <param name="Duration">From then until the outcome stood.</param>
/// <param name="ExitCode">The exit code of the build.</param>
/// <param name="Host">Where the build ran.</param>
/// <param name="Parallelism">How many targets could run at the same time.</param>
/// <param name="Targets">All targets of the plan, in its order.</param>
sealed record RunRecord(
    DateTimeOffset StartedAt,
    TimeSpan Duration,
    int ExitCode,
    string Host,
    int Parallelism,
    IReadOnlyList<TargetRecord> Targets
)
{
    public string Outcome =>
        ExitCode switch
        {
            BuildExitCode.Succeeded => "Succeeded",
            BuildExitCode.Interrupted => "Interrupted",
            BuildExitCode.InvokedTargetSkipped => "Skipped",
            _ => "Failed",
        };

    public static RunRecord Of(
        BuildContext context,
        IReadOnlyCollection<ExecutableTarget> plan,
        TimeSpan duration,
        int exitCode,
        int parallelism
    ) =>
        new(
            context.Session.TimeProvider.GetUtcNow() - duration,
            duration,
            exitCode,
            context.Console.Host.GetType().Name,
            parallelism,
            [.. PlanStep.AllOf(plan).Select(step => TargetRecord.Of(step, context.Mask))]
        );
}
