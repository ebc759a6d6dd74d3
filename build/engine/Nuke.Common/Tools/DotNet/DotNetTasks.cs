using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>
/// The dotnet command line. The program is the one that runs the build, so that both use the same SDK; the environment
/// variable DOTNET_EXE names another one.
/// </summary>
public static class DotNetTasks
{
    /// <summary>The program that the tasks call.</summary>
    public static string DotNetPath =>
        EnvironmentInfo.GetVariable("DOTNET_EXE")
        ?? (
            Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet"
        );

    /// <summary>Runs any dotnet command.</summary>
    /// <exception cref="ProcessException">The command failed.</exception>
    public static IReadOnlyCollection<Output> DotNet(
        ArgumentStringHandler arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Func<IProcess, object?>? exitHandler = null
    ) =>
        ToolRun.Run(
            DotNetPath,
            arguments.ToString(),
            new RawOptions
            {
                ProcessWorkingDirectory = workingDirectory,
                ProcessEnvironmentVariables = environmentVariables ?? new Dictionary<string, string>(),
                ProcessExecutionTimeout = timeout,
                ProcessOutputLogging = logOutput,
                ProcessInvocationLogging = logInvocation,
                ProcessLogger = logger,
                ProcessExitHandler = exitHandler is null ? null : process => exitHandler(process),
                ProcessRedactedSecrets = arguments.Secrets,
            }
        );

    /// <summary>Restores packages.</summary>
    public static IReadOnlyCollection<Output> DotNetRestore(Configure<DotNetRestoreSettings> configurator) =>
        ToolRun.Run(DotNetPath, configurator(new DotNetRestoreSettings()));

    /// <summary>Restores the local tools.</summary>
    public static IReadOnlyCollection<Output> DotNetToolRestore(
        Configure<DotNetToolRestoreSettings>? configurator = null
    ) => ToolRun.Run(DotNetPath, new DotNetToolRestoreSettings().Apply(configurator));

    /// <summary>Builds a project or solution.</summary>
    public static IReadOnlyCollection<Output> DotNetBuild(Configure<DotNetBuildSettings> configurator) =>
        ToolRun.Run(DotNetPath, configurator(new DotNetBuildSettings()));

    /// <summary>Runs tests through <c>dotnet test</c>.</summary>
    public static IReadOnlyCollection<Output> DotNetTest(Configure<DotNetTestSettings> configurator) =>
        ToolRun.Run(DotNetPath, configurator(new DotNetTestSettings()));

    /// <summary>Makes packages.</summary>
    public static IReadOnlyCollection<Output> DotNetPack(Configure<DotNetPackSettings> configurator) =>
        ToolRun.Run(DotNetPath, configurator(new DotNetPackSettings()));

    /// <summary>Publishes an application.</summary>
    public static IReadOnlyCollection<Output> DotNetPublish(Configure<DotNetPublishSettings> configurator) =>
        ToolRun.Run(DotNetPath, configurator(new DotNetPublishSettings()));

    sealed record RawOptions : ToolOptions
    {
        private protected override void AddArguments(ArgumentList arguments) { }
    }
}
