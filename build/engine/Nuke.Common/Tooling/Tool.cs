namespace Nuke.Common.Tooling;

/// <summary>A tool that takes a command line: <c>Git($"tag {version}")</c>.</summary>
/// <param name="arguments">Its command line.</param>
/// <param name="workingDirectory">Where it runs; by default where the build was started.</param>
/// <param name="environmentVariables">Variables that are added to those of the build.</param>
/// <param name="timeout">Its time in milliseconds.</param>
/// <param name="logOutput">Whether its output is shown.</param>
/// <param name="logInvocation">Whether its command line is shown.</param>
/// <param name="logger">Receives each line instead of the build's log.</param>
/// <param name="exitHandler">Judges the ended process; by default its exit code must be 0.</param>
/// <exception cref="ProcessException">The tool has failed.</exception>
/// <exception cref="ArgumentException">The tool is not there; the message says how to get it.</exception>
public delegate IReadOnlyCollection<Output> Tool(
    ArgumentStringHandler arguments,
    string? workingDirectory = null,
    IReadOnlyDictionary<string, string>? environmentVariables = null,
    int? timeout = null,
    bool? logOutput = null,
    bool? logInvocation = null,
    Action<OutputType, string>? logger = null,
    Func<IProcess, object?>? exitHandler = null
);
