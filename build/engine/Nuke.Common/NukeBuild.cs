using System.Linq.Expressions;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

/// <summary>The base of a build class: its properties of type <see cref="Target"/> are what it can do.</summary>
public abstract partial class NukeBuild : INukeBuild
{
    // The name that tools for Nuke look for.
    const string BuildProjectName = "_build";

    /// <inheritdoc cref="INukeBuild.RootDirectory" />
    public static AbsolutePath RootDirectory => BuildContext.Current.Session.RootDirectory;

    /// <inheritdoc cref="INukeBuild.TemporaryDirectory" />
    public static AbsolutePath TemporaryDirectory => RootDirectory / ".nuke" / "temp";

    /// <inheritdoc cref="INukeBuild.BuildAssemblyDirectory" />
    public static AbsolutePath? BuildAssemblyDirectory => BuildContext.Current.Session.BuildAssemblyDirectory;

    /// <summary>The running build's own assembly, or null.</summary>
    public static AbsolutePath? BuildAssemblyFile =>
        BuildAssemblyDirectory is { } directory ? (directory / $"{BuildProjectName}.dll").ExistingFile() : null;

    /// <summary>The project of the build, or null.</summary>
    public static AbsolutePath? BuildProjectFile =>
        (RootDirectory / "build" / $"{BuildProjectName}.csproj").ExistingFile();

    /// <summary>The directory of the project of the build, or null.</summary>
    public static AbsolutePath? BuildProjectDirectory => BuildProjectFile?.Parent;

    /// <inheritdoc cref="INukeBuild.Verbosity" />
    public static Verbosity Verbosity => BuildContext.Current.Console.Verbosity;

    /// <inheritdoc cref="INukeBuild.IsLocalBuild" />
    public static bool IsLocalBuild => !IsServerBuild;

    /// <inheritdoc cref="INukeBuild.IsServerBuild" />
    public static bool IsServerBuild => Host is IBuildServer;

    /// <inheritdoc cref="INukeBuild.Host" />
    public static Host Host => BuildContext.Current.Console.Host;

    /// <summary>The profiles that were asked for, in the order in which their parameter files were read.</summary>
    public static IReadOnlyCollection<string> LoadedLocalProfiles => BuildContext.Current.Parameters.Profiles;

    /// <inheritdoc />
    public Partition Partition =>
        (Partition?)BuildContext.Current.Parameters.GetValue(EngineOptions.Partition) ?? Partition.Single;

    /// <inheritdoc />
    public bool Plan => IsOn(EngineOptions.Plan);

    /// <inheritdoc />
    public bool Help => IsOn(EngineOptions.Help);

    /// <inheritdoc />
    public bool NoLogo => IsOn(EngineOptions.NoLogo);

    /// <inheritdoc />
    public int? ExitCode { get; set; }

    /// <inheritdoc />
    public IReadOnlyCollection<ExecutableTarget> ExecutionPlan { get; internal set; } = [];

    /// <summary>All targets, in the order of their declaration, whether they run or not.</summary>
    internal IReadOnlyList<ExecutableTarget> AllTargets { get; set; } = [];

    /// <inheritdoc />
    public IReadOnlyCollection<ExecutableTarget> InvokedTargets => [.. ExecutionPlan.Where(x => x.Invoked)];

    /// <inheritdoc />
    public IReadOnlyCollection<ExecutableTarget> SkippedTargets => WithStatus(ExecutionStatus.Skipped);

    /// <inheritdoc />
    public IReadOnlyCollection<ExecutableTarget> ScheduledTargets => WithStatus(ExecutionStatus.Scheduled);

    /// <inheritdoc />
    public IReadOnlyCollection<ExecutableTarget> RunningTargets => WithStatus(ExecutionStatus.Running);

    /// <inheritdoc />
    public IReadOnlyCollection<ExecutableTarget> AbortedTargets => WithStatus(ExecutionStatus.Aborted);

    /// <inheritdoc />
    public IReadOnlyCollection<ExecutableTarget> FailedTargets => WithStatus(ExecutionStatus.Failed);

    /// <inheritdoc />
    public IReadOnlyCollection<ExecutableTarget> SucceededTargets =>
        [.. ExecutionPlan.Where(x => x.Status is ExecutionStatus.Succeeded or ExecutionStatus.UpToDate)];

    /// <inheritdoc />
    public IReadOnlyCollection<ExecutableTarget> FinishedTargets =>
        [
            .. ExecutionPlan.Where(x =>
                x.Status is not (ExecutionStatus.None or ExecutionStatus.Scheduled or ExecutionStatus.Running)
            ),
        ];

    /// <inheritdoc />
    public bool IsFailing =>
        ExecutionPlan.Any(x => x.Status is ExecutionStatus.Failed or ExecutionStatus.Aborted or ExecutionStatus.NotRun);

    /// <inheritdoc />
    public bool IsSucceeding => !IsFailing;

    /// <inheritdoc />
    public bool IsFinished => ScheduledTargets.Count == 0 && RunningTargets.Count == 0;

    AbsolutePath INukeBuild.RootDirectory => RootDirectory;

    AbsolutePath INukeBuild.TemporaryDirectory => TemporaryDirectory;

    AbsolutePath? INukeBuild.BuildAssemblyDirectory => BuildAssemblyDirectory;

    Verbosity INukeBuild.Verbosity => Verbosity;

    bool INukeBuild.IsLocalBuild => IsLocalBuild;

    bool INukeBuild.IsServerBuild => IsServerBuild;

    Host INukeBuild.Host => Host;

    /// <summary>Runs a build as this process's own: with its arguments, its environment and its console.</summary>
    /// <param name="defaultTargetExpressions">What runs when no target is asked for.</param>
    /// <returns>The exit code; see <see cref="BuildExitCode"/>.</returns>
    protected static int Execute<T>(params Expression<Func<T, Target>>[] defaultTargetExpressions)
        where T : NukeBuild, new() => ProcessHost.Run(() => new T(), defaultTargetExpressions);

    /// <inheritdoc />
    public void ReportSummary(Configure<Dictionary<string, string>>? configurator = null)
    {
        var target = BuildContext.CurrentTarget.NotNull("A summary can be reported only while a target runs.");
        // Whoever reads the summary later writes it somewhere.
        target.SummaryInformation = new Dictionary<string, string>()
            .Apply(configurator)
            .ToDictionary(x => x.Key, x => BuildContext.Current.Mask(x.Value));
    }

    /// <inheritdoc />
    public T? TryGetValue<T>(Expression<Func<T?>> parameterExpression)
        where T : class => (T?)BuildContext.Current.Injected.GetValue(parameterExpression.GetMember(), this);

    /// <inheritdoc />
    public T? TryGetValue<T>(Expression<Func<object?>> parameterExpression) =>
        (T?)BuildContext.Current.Injected.GetValue(parameterExpression.GetMember(), this);

    static bool IsOn(ParameterDescriptor option) => BuildContext.Current.Parameters.GetValue(option) is true;

    IReadOnlyCollection<ExecutableTarget> WithStatus(ExecutionStatus status) =>
        [.. ExecutionPlan.Where(x => x.Status == status)];
}
