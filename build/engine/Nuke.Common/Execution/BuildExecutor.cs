using Nuke.Common.Incremental;
using Nuke.Common.Reporting;

namespace Nuke.Common.Execution;

/// <summary>Runs the targets of a plan and judges the outcome.</summary>
sealed class BuildExecutor(NukeBuild build, BuildContext context)
{
    // What an action gets to end by itself after an interruption; its processes are ended at once.
    static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    readonly Lazy<IncrementalExecution> _incremental = new(() => new IncrementalExecution(build, context));

    bool IsInterrupted => context.Session.Interruption.IsCancellationRequested;

    public async Task<int> RunAsync()
    {
        var time = context.Session.TimeProvider;
        var start = time.GetTimestamp();
        var stopped = false;
        foreach (var target in build.ExecutionPlan)
        {
            if (target.Status == ExecutionStatus.Skipped)
                build.OnTargetSkipped(target.Name);
            else if ((stopped || IsInterrupted) && !target.Definition.IsAssuredAfterFailure)
                target.Status = ExecutionStatus.NotRun;
            else
                await RunAsync(target).ConfigureAwait(false);

            stopped |=
                target.Status == ExecutionStatus.Aborted
                || (target.Status == ExecutionStatus.Failed && !target.Definition.ProceedsAfterFailure);
        }

        context.Console.Write(OutcomeTable.Of(build.ExecutionPlan, time.GetElapsedTime(start)));
        var exitCode = Judge();
        build.OnBuildFinished();
        return build.ExitCode ?? exitCode;
    }

    async Task RunAsync(ExecutableTarget target)
    {
        try
        {
            if (ConditionCheck.FailedText(target, target.Definition.DynamicConditions) is { } text)
            {
                target.Status = ExecutionStatus.Skipped;
                target.SkipReason = $"OnlyWhen: {text}";
                build.OnTargetSkipped(target.Name);
                return;
            }
        }
        catch (ArgumentException exception)
        {
            Fail(target, exception);
            return;
        }

        if (target.Definition.Actions.Count == 0)
            target.Status = ExecutionStatus.Collective;
        else if (!target.Definition.Incremental.AreDeclared)
            await RunActionsAsync(target).ConfigureAwait(false);
        else
            await RunIncrementallyAsync(target).ConfigureAwait(false);
    }

    async Task RunIncrementallyAsync(ExecutableTarget target)
    {
        var cancellation = IsInterrupted ? CancellationToken.None : context.Session.Interruption;
        try
        {
            await _incremental
                .Value.RunAsync(target, () => RunActionsAsync(target), cancellation)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            target.Status = ExecutionStatus.Aborted;
        }
        // A value that cannot be read, or what is done instead of running.
        catch (Exception exception)
        {
            Fail(target, exception);
        }
    }

    async Task RunActionsAsync(ExecutableTarget target)
    {
        var time = context.Session.TimeProvider;
        var start = time.GetTimestamp();
        // A target that is assured runs to its end: whoever interrupts it as well ends the process.
        context.Cancellation = IsInterrupted ? CancellationToken.None : context.Session.Interruption;
        var cancellation = context.Cancellation;
        try
        {
            target.Status = ExecutionStatus.Running;
            BuildContext.CurrentTarget = target;
            context.Console.WriteHeader(target.Name);
            if (target.RunReason is { } reason)
                context.Console.WriteReason(reason);
            build.OnTargetRunning(target.Name);
            foreach (var action in target.Definition.Actions)
                await RunActionAsync(action, cancellation).ConfigureAwait(false);
            target.Status = ExecutionStatus.Succeeded;
            build.OnTargetSucceeded(target.Name);
        }
        // Processes that were ended and waits that were given up fail in many ways; the reason is the interruption.
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            target.Status = ExecutionStatus.Aborted;
            context.Console.WriteWarning($"{target.Name} was interrupted.");
        }
        // Whatever an action throws is how the target failed.
        catch (Exception exception)
        {
            Fail(target, exception);
        }
        finally
        {
            BuildContext.CurrentTarget = null;
            target.Duration = time.GetElapsedTime(start);
        }
    }

    static async Task RunActionAsync(Func<Task> action, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var running = Task.Run(action, CancellationToken.None);
        try
        {
            await running.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!running.IsCompleted)
        {
            await running.WaitAsync(s_grace, CancellationToken.None).ConfigureAwait(false);
        }
    }

    void Fail(ExecutableTarget target, Exception exception)
    {
        target.Status = ExecutionStatus.Failed;
        if (target.SummaryInformation.Count == 0)
        {
            var firstLine = exception.Message.Split('\n')[0].TrimEnd();
            target.SummaryInformation = new Dictionary<string, string> { [exception.GetType().Name] = firstLine };
        }
        context.Console.WriteError(exception);
        build.OnTargetFailed(target.Name);
    }

    int Judge()
    {
        if (IsInterrupted)
        {
            context.Console.WriteError("The build was interrupted.");
            return BuildExitCode.Interrupted;
        }
        if (build.IsFailing)
        {
            context.Console.WriteError("The build has failed.");
            return BuildExitCode.Failed;
        }

        var skipped = build.InvokedTargets.Where(x => x.Status == ExecutionStatus.Skipped).ToList();
        foreach (var target in skipped)
            context.Console.WriteError($"{target.Name} was asked for, but skipped ({target.SkipReason}).");
        if (skipped.Count > 0)
            return BuildExitCode.InvokedTargetSkipped;

        context.Console.WriteSuccess("The build has succeeded.");
        return BuildExitCode.Succeeded;
    }
}
