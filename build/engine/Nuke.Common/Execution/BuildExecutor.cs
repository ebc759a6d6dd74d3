using Nuke.Common.Incremental;
using Nuke.Common.Records;
using Nuke.Common.Reporting;

namespace Nuke.Common.Execution;

/// <summary>Runs the targets of a plan, side by side where nothing orders them, and judges the outcome.</summary>
/// <remarks>
/// Only actions run at the same time. Conditions and hooks are called by one thread at a time, between the starts and
/// ends of targets, so that a build need not protect what they change.
/// </remarks>
sealed class BuildExecutor(NukeBuild build, BuildContext context, int parallelism)
{
    // What an action gets to end by itself after an interruption; its processes are ended at once.
    static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    readonly TargetSchedule _schedule = new(build.ExecutionPlan);
    readonly List<ExecutableTarget> _postponed = [];
    readonly long _start = context.Session.TimeProvider.GetTimestamp();
    readonly Lazy<IncrementalExecution> _incremental = new(() => new IncrementalExecution(build, context));
    bool _hasFailed;

    bool IsInterrupted => context.Session.Interruption.IsCancellationRequested;

    List<ExecutableTarget> SkippedGoals => [.. build.InvokedTargets.Where(x => x.Status == ExecutionStatus.Skipped)];

    bool IsStopped => _hasFailed || IsInterrupted;

    TimeSpan Elapsed => context.Session.TimeProvider.GetElapsedTime(_start);

    public async Task<int> RunAsync()
    {
        var exitCode = BuildExitCode.Failed;
        try
        {
            using (LiveView.Start(context, build.ExecutionPlan, _start))
                await RunTargetsAsync().ConfigureAwait(false);

            // Quiet, and all is well: what targets wrote is all there is, for a program to read.
            if (
                context.Console.Verbosity < Verbosity.Quiet
                || IsInterrupted
                || build.IsFailing
                || SkippedGoals.Count > 0
            )
                context.Console.Write(OutcomeTable.Of(build.ExecutionPlan, Elapsed));
            exitCode = Judge();
            build.OnBuildFinished();
            return exitCode = build.ExitCode ?? exitCode;
        }
        finally
        {
            Record(exitCode);
        }
    }

    void Record(int exitCode)
    {
        if (context.Session.RecordDirectory is not { } directory)
            return;
        var record = RunRecord.Of(context, build.ExecutionPlan, Elapsed, exitCode, parallelism);
        RunRecordFiles.Write(record, directory, context.Console);
    }

    async Task RunTargetsAsync()
    {
        // Whoever starts a build gets the thread back, also where its first target waits for another build.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var running = new RunningTargets();
        try
        {
            StartReady(running);
            while (running.Count > 0)
            {
                // Nothing starts before a target that runs alone ends, so nothing can get in between its lines.
                if (running.Single is { } alone)
                    context.Console.Stream(alone.Output);
                Finish(await running.NextAsync().ConfigureAwait(false));
                StartReady(running);
            }
        }
        finally
        {
            // A hook has thrown. What runs may end, but no hook hears of it any more.
            while (running.Count > 0)
            {
                var scope = await running.NextAsync().ConfigureAwait(false);
                scope.Target.Status = scope.Failure is null ? ExecutionStatus.Succeeded : ExecutionStatus.Failed;
                scope.Record?.Dispose();
                context.Console.Close(scope.Output);
            }
        }
    }

    void StartReady(RunningTargets running)
    {
        _postponed.ForEach(_schedule.PutBack);
        _postponed.Clear();
        while (running.Count < parallelism && _schedule.TryTake(out var target))
        {
            if (target.Status == ExecutionStatus.Skipped)
            {
                build.OnTargetSkipped(target.Name);
                _schedule.Complete(target);
            }
            else if (IsStopped && !target.Definition.IsAssuredAfterFailure)
            {
                target.Status = ExecutionStatus.NotRun;
                _schedule.Complete(target);
            }
            // Who cleans up after a failure comes after those that may still make a mess.
            else if (IsStopped && running.AnyOrdinary)
            {
                _postponed.Add(target);
            }
            else
            {
                Start(target, running);
            }
        }
    }

    void Start(ExecutableTarget target, RunningTargets running)
    {
        // A target that is assured runs to its end: whoever interrupts it as well ends the process.
        var cancellation = IsInterrupted ? CancellationToken.None : context.Session.Interruption;
        var scope = new TargetScope(target, context.Console.OpenBlock(), cancellation);
        BuildContext.Enter(scope);
        try
        {
            if (MayRun(target))
            {
                // Waiting for another build while targets of this one run could make the two wait for each other.
                if (!TryDecide(scope, mayWait: running.Count == 0))
                {
                    _postponed.Add(target);
                    return;
                }
                if (target.Status is ExecutionStatus.Scheduled)
                {
                    running.Add(scope, BeginAsync(scope));
                    return;
                }
            }
            context.Console.Close(scope.Output);
        }
        finally
        {
            BuildContext.Leave();
        }
        Complete(target);
    }

    /// <summary>Finds out whether an incremental target is up to date. False when another build runs it and this one must not wait.</summary>
    bool TryDecide(TargetScope scope, bool mayWait)
    {
        if (!scope.Target.Definition.Incremental.AreDeclared)
            return true;
        try
        {
            scope.Record = _incremental
                .Value.DecideAsync(scope.Target, mayWait, scope.Cancellation)
                .GetAwaiter()
                .GetResult();
            return scope.Record is not null;
        }
        catch (OperationCanceledException) when (scope.Cancellation.IsCancellationRequested)
        {
            scope.Target.Status = ExecutionStatus.Aborted;
        }
        // A value that cannot be read, or what is done instead of running.
        catch (Exception exception)
        {
            Fail(scope.Target, exception);
        }
        return true;
    }

    /// <summary>Whether there is something to run; if not, the target is over.</summary>
    bool MayRun(ExecutableTarget target)
    {
        try
        {
            if (ConditionCheck.FailedText(target, target.Definition.DynamicConditions) is { } text)
            {
                target.Status = ExecutionStatus.Skipped;
                target.SkipReason = $"OnlyWhen: {text}";
                build.OnTargetSkipped(target.Name);
                return false;
            }
        }
        catch (ArgumentException exception)
        {
            Fail(target, exception);
            return false;
        }

        if (target.Definition.Actions.Count > 0)
            return true;
        target.Status = ExecutionStatus.Collective;
        return false;
    }

    Task BeginAsync(TargetScope scope)
    {
        var target = scope.Target;
        target.Start = Elapsed;
        target.Status = ExecutionStatus.Running;
        context.Console.WriteHeader(target.Name);
        try
        {
            if (target.RunReason is { } reason)
                context.Console.WriteReason(reason);
            build.OnTargetRunning(target.Name);
        }
        // A hook that throws fails its target, like an action.
        catch (Exception exception)
        {
            scope.Failure = exception;
            return Task.CompletedTask;
        }
        return RunActionsAsync(scope);
    }

    async Task RunActionsAsync(TargetScope scope)
    {
        try
        {
            foreach (var action in scope.Target.Definition.Actions)
                await RunActionAsync(action, scope.Cancellation).ConfigureAwait(false);
        }
        // Whatever an action throws is how the target failed.
        catch (Exception exception)
        {
            scope.Failure = exception;
        }
        finally
        {
            scope.Target.Duration = Elapsed - scope.Target.Start!.Value;
        }
    }

    void Finish(TargetScope scope)
    {
        BuildContext.Enter(scope);
        try
        {
            if (scope.Failure is null)
                Succeed(scope);
            if (scope.Failure is not null)
                Explain(scope, scope.Failure);
            else
                scope.Record?.Remember();
        }
        finally
        {
            scope.Record?.Dispose();
            context.Console.WriteFooter(scope.Target.Name);
            context.Console.Close(scope.Output);
            BuildContext.Leave();
        }
        Complete(scope.Target);
    }

    void Succeed(TargetScope scope)
    {
        try
        {
            scope.Target.Status = ExecutionStatus.Succeeded;
            build.OnTargetSucceeded(scope.Target.Name);
        }
        catch (Exception exception)
        {
            scope.Failure = exception;
        }
    }

    void Explain(TargetScope scope, Exception failure)
    {
        // Processes that were ended and waits that were given up fail in many ways; the reason is the interruption.
        if (scope.Cancellation.IsCancellationRequested)
        {
            scope.Target.Status = ExecutionStatus.Aborted;
            context.Console.WriteWarning($"{scope.Target.Name} was interrupted.");
        }
        else
        {
            Fail(scope.Target, failure);
        }
    }

    void Complete(ExecutableTarget target)
    {
        _hasFailed |=
            target.Status == ExecutionStatus.Aborted
            || (target.Status == ExecutionStatus.Failed && !target.Definition.ProceedsAfterFailure);
        _schedule.Complete(target);
    }

    static async Task RunActionAsync(Func<Task> action, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        // On a thread of its own: an action that waits for a process must not keep others from reading what theirs say.
        var running = Task
            .Factory.StartNew(action, cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .Unwrap();
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
        target.Error = context.Mask(exception.Message);
        if (target.SummaryInformation.Count == 0)
        {
            var firstLine = context.Mask(exception.Message.Split('\n')[0].TrimEnd());
            target.SummaryInformation = new Dictionary<string, string> { [exception.GetType().Name] = firstLine };
        }
        context.Console.WriteError(exception);
        build.OnTargetFailed(target.Name);
    }

    int Judge()
    {
        if (IsInterrupted)
        {
            context.Console.WriteFailure("The build was interrupted.");
            return BuildExitCode.Interrupted;
        }
        if (build.IsFailing)
        {
            context.Console.WriteFailure("The build has failed.");
            return BuildExitCode.Failed;
        }

        foreach (var target in SkippedGoals)
            context.Console.WriteError($"{target.Name} was asked for, but skipped ({target.SkipReason}).");
        if (SkippedGoals.Count > 0)
            return BuildExitCode.InvokedTargetSkipped;

        context.Console.WriteSuccess("The build has succeeded.");
        return BuildExitCode.Succeeded;
    }
}
