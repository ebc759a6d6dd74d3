using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>
/// The dotnet command line. The program is the one that runs the build, so that both use the same SDK; the environment
/// variable DOTNET_EXE names another one.
/// </summary>
[PathTool(Executable = "dotnet")]
public sealed class DotNetTasks : ToolTasks, IRequirePathTool
{
    DotNetTasks() { }

    /// <summary>The program that the tasks call.</summary>
    public static string DotNetPath =>
        EnvironmentInfo.GetVariable("DOTNET_EXE")
        ?? (
            Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet"
        );

    /// <summary>Any dotnet command: <c>DotNet($"--info")</c>.</summary>
    public static Tool DotNet => ToolRun.Of(DotNetPath);

    static string[] Program => [DotNetPath];

    /// <summary>Restores packages.</summary>
    /// <exception cref="ProcessException">The command failed.</exception>
    public static IReadOnlyCollection<Output> DotNetRestore(DotNetRestoreSettings? options = null) =>
        Run(Program, options);

    /// <inheritdoc cref="DotNetRestore(DotNetRestoreSettings)" />
    public static IReadOnlyCollection<Output> DotNetRestore(Configure<DotNetRestoreSettings> configurator) =>
        Run(Program, configurator);

    /// <inheritdoc cref="DotNetRestore(DotNetRestoreSettings)" />
    public static IEnumerable<(DotNetRestoreSettings Settings, IReadOnlyCollection<Output> Output)> DotNetRestore(
        CombinatorialConfigure<DotNetRestoreSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => Run(Program, configurator, degreeOfParallelism, completeOnFailure);

    /// <summary>Builds a project or solution.</summary>
    /// <exception cref="ProcessException">The command failed.</exception>
    public static IReadOnlyCollection<Output> DotNetBuild(DotNetBuildSettings? options = null) => Run(Program, options);

    /// <inheritdoc cref="DotNetBuild(DotNetBuildSettings)" />
    public static IReadOnlyCollection<Output> DotNetBuild(Configure<DotNetBuildSettings> configurator) =>
        Run(Program, configurator);

    /// <inheritdoc cref="DotNetBuild(DotNetBuildSettings)" />
    public static IEnumerable<(DotNetBuildSettings Settings, IReadOnlyCollection<Output> Output)> DotNetBuild(
        CombinatorialConfigure<DotNetBuildSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => Run(Program, configurator, degreeOfParallelism, completeOnFailure);

    /// <summary>Runs tests.</summary>
    /// <exception cref="ProcessException">The command failed.</exception>
    public static IReadOnlyCollection<Output> DotNetTest(DotNetTestSettings? options = null) => Run(Program, options);

    /// <inheritdoc cref="DotNetTest(DotNetTestSettings)" />
    public static IReadOnlyCollection<Output> DotNetTest(Configure<DotNetTestSettings> configurator) =>
        Run(Program, configurator);

    /// <inheritdoc cref="DotNetTest(DotNetTestSettings)" />
    public static IEnumerable<(DotNetTestSettings Settings, IReadOnlyCollection<Output> Output)> DotNetTest(
        CombinatorialConfigure<DotNetTestSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => Run(Program, configurator, degreeOfParallelism, completeOnFailure);

    /// <summary>Makes packages.</summary>
    /// <exception cref="ProcessException">The command failed.</exception>
    public static IReadOnlyCollection<Output> DotNetPack(DotNetPackSettings? options = null) => Run(Program, options);

    /// <inheritdoc cref="DotNetPack(DotNetPackSettings)" />
    public static IReadOnlyCollection<Output> DotNetPack(Configure<DotNetPackSettings> configurator) =>
        Run(Program, configurator);

    /// <inheritdoc cref="DotNetPack(DotNetPackSettings)" />
    public static IEnumerable<(DotNetPackSettings Settings, IReadOnlyCollection<Output> Output)> DotNetPack(
        CombinatorialConfigure<DotNetPackSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => Run(Program, configurator, degreeOfParallelism, completeOnFailure);

    /// <summary>Publishes an application.</summary>
    /// <exception cref="ProcessException">The command failed.</exception>
    public static IReadOnlyCollection<Output> DotNetPublish(DotNetPublishSettings? options = null) =>
        Run(Program, options);

    /// <inheritdoc cref="DotNetPublish(DotNetPublishSettings)" />
    public static IReadOnlyCollection<Output> DotNetPublish(Configure<DotNetPublishSettings> configurator) =>
        Run(Program, configurator);

    /// <inheritdoc cref="DotNetPublish(DotNetPublishSettings)" />
    public static IEnumerable<(DotNetPublishSettings Settings, IReadOnlyCollection<Output> Output)> DotNetPublish(
        CombinatorialConfigure<DotNetPublishSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => Run(Program, configurator, degreeOfParallelism, completeOnFailure);

    /// <summary>Formats code.</summary>
    /// <exception cref="ProcessException">The command failed.</exception>
    public static IReadOnlyCollection<Output> DotNetFormat(DotNetFormatSettings? options = null) =>
        Run(Program, options);

    /// <inheritdoc cref="DotNetFormat(DotNetFormatSettings)" />
    public static IReadOnlyCollection<Output> DotNetFormat(Configure<DotNetFormatSettings> configurator) =>
        Run(Program, configurator);

    /// <inheritdoc cref="DotNetFormat(DotNetFormatSettings)" />
    public static IEnumerable<(DotNetFormatSettings Settings, IReadOnlyCollection<Output> Output)> DotNetFormat(
        CombinatorialConfigure<DotNetFormatSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => Run(Program, configurator, degreeOfParallelism, completeOnFailure);

    /// <summary>Installs a tool.</summary>
    /// <exception cref="ProcessException">The command failed.</exception>
    public static IReadOnlyCollection<Output> DotNetToolInstall(DotNetToolInstallSettings? options = null) =>
        Run(Program, options);

    /// <inheritdoc cref="DotNetToolInstall(DotNetToolInstallSettings)" />
    public static IReadOnlyCollection<Output> DotNetToolInstall(Configure<DotNetToolInstallSettings> configurator) =>
        Run(Program, configurator);

    /// <inheritdoc cref="DotNetToolInstall(DotNetToolInstallSettings)" />
    public static IEnumerable<(
        DotNetToolInstallSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DotNetToolInstall(
        CombinatorialConfigure<DotNetToolInstallSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => Run(Program, configurator, degreeOfParallelism, completeOnFailure);

    /// <summary>Restores the local tools.</summary>
    /// <exception cref="ProcessException">The command failed.</exception>
    public static IReadOnlyCollection<Output> DotNetToolRestore(DotNetToolRestoreSettings? options = null) =>
        Run(Program, options);

    /// <inheritdoc cref="DotNetToolRestore(DotNetToolRestoreSettings)" />
    public static IReadOnlyCollection<Output> DotNetToolRestore(Configure<DotNetToolRestoreSettings> configurator) =>
        Run(Program, configurator);

    /// <inheritdoc cref="DotNetToolRestore(DotNetToolRestoreSettings)" />
    public static IEnumerable<(
        DotNetToolRestoreSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DotNetToolRestore(
        CombinatorialConfigure<DotNetToolRestoreSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => Run(Program, configurator, degreeOfParallelism, completeOnFailure);

    /// <summary>Pushes packages to a feed.</summary>
    /// <exception cref="ProcessException">The command failed.</exception>
    public static IReadOnlyCollection<Output> DotNetNuGetPush(DotNetNuGetPushSettings? options = null) =>
        Run(Program, options);

    /// <inheritdoc cref="DotNetNuGetPush(DotNetNuGetPushSettings)" />
    public static IReadOnlyCollection<Output> DotNetNuGetPush(Configure<DotNetNuGetPushSettings> configurator) =>
        Run(Program, configurator);

    /// <inheritdoc cref="DotNetNuGetPush(DotNetNuGetPushSettings)" />
    public static IEnumerable<(DotNetNuGetPushSettings Settings, IReadOnlyCollection<Output> Output)> DotNetNuGetPush(
        CombinatorialConfigure<DotNetNuGetPushSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => Run(Program, configurator, degreeOfParallelism, completeOnFailure);
}
