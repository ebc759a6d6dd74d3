using System.Linq.Expressions;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common;

/// <summary>A build, as its components see it. A component is an interface that derives from this one.</summary>
public interface INukeBuild
{
    /// <summary>The repository: the directory that holds <c>.nuke/</c>.</summary>
    AbsolutePath RootDirectory { get; }

    /// <summary>Where the build may leave files that nobody keeps.</summary>
    AbsolutePath TemporaryDirectory { get; }

    /// <summary>Where the running build's own assembly lies, or null.</summary>
    AbsolutePath? BuildAssemblyDirectory { get; }

    /// <summary>How much the build says.</summary>
    Verbosity Verbosity { get; }

    /// <summary>Whether a person has started the build.</summary>
    bool IsLocalBuild { get; }

    /// <summary>Whether a CI system has started the build.</summary>
    bool IsServerBuild { get; }

    /// <summary>Where the build runs.</summary>
    Host Host { get; }

    /// <summary>Whether the build only shows what would run.</summary>
    bool Plan { get; }

    /// <summary>Whether the build only shows what there is.</summary>
    bool Help { get; }

    /// <summary>Whether the build leaves out its first line.</summary>
    bool NoLogo { get; }

    /// <summary>The part of the whole that this run does.</summary>
    Partition Partition { get; }

    /// <summary>The targets that were asked for.</summary>
    IReadOnlyCollection<ExecutableTarget> InvokedTargets { get; }

    /// <summary>The targets that are skipped.</summary>
    IReadOnlyCollection<ExecutableTarget> SkippedTargets { get; }

    /// <summary>The targets that are still to run.</summary>
    IReadOnlyCollection<ExecutableTarget> ScheduledTargets { get; }

    /// <summary>The targets that run now.</summary>
    IReadOnlyCollection<ExecutableTarget> RunningTargets { get; }

    /// <summary>The targets that were interrupted.</summary>
    IReadOnlyCollection<ExecutableTarget> AbortedTargets { get; }

    /// <summary>The targets that have failed.</summary>
    IReadOnlyCollection<ExecutableTarget> FailedTargets { get; }

    /// <summary>The targets that have succeeded, in this build or, where nothing has changed since, in an earlier one.</summary>
    IReadOnlyCollection<ExecutableTarget> SucceededTargets { get; }

    /// <summary>The targets that will not run any more.</summary>
    IReadOnlyCollection<ExecutableTarget> FinishedTargets { get; }

    /// <summary>Everything the build runs, in order.</summary>
    IReadOnlyCollection<ExecutableTarget> ExecutionPlan { get; }

    /// <summary>Whether no target has failed, was interrupted or left out.</summary>
    bool IsSucceeding { get; }

    /// <summary>Whether a target has failed, was interrupted or left out.</summary>
    bool IsFailing { get; }

    /// <summary>Whether no target is running or still to run.</summary>
    bool IsFinished { get; }

    /// <summary>The exit code, where it shall not be the one that the outcome implies.</summary>
    int? ExitCode { get; set; }

    /// <summary>Sets what the outcome table says about the running target.</summary>
    void ReportSummary(Configure<Dictionary<string, string>>? configurator = null);

    /// <summary>The value that was given from outside to a component's member, or null.</summary>
    T? TryGetValue<T>(Expression<Func<T?>> parameterExpression)
        where T : class;

    /// <summary>The value that was given from outside to a component's member, or null; for value types.</summary>
    T? TryGetValue<T>(Expression<Func<object?>> parameterExpression);
}
