using System.Diagnostics;
using Nuke.Common.Execution;

namespace Nuke.Common.Tooling;

/// <summary>Starts processes that belong to the build: they never outlive it, nor its interruption.</summary>
public static class ProcessTasks
{
    /// <summary>Starts a program and streams what it writes.</summary>
    /// <param name="toolPath">The program; a bare name is looked up in PATH.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="workingDirectory">Where it runs; by default where the build was started.</param>
    /// <param name="environmentVariables">All variables it gets; by default those of the build.</param>
    /// <param name="timeout">Its time in milliseconds; by default it may take as long as it likes.</param>
    /// <param name="logOutput">Whether its output is shown.</param>
    /// <param name="logInvocation">Whether its command line is shown.</param>
    /// <param name="logger">Receives each line instead of the build's log.</param>
    /// <param name="outputFilter">Rewrites each line, for instance to redact a secret.</param>
    /// <exception cref="ArgumentException">The program could not be started.</exception>
    public static IProcess StartProcess(
        string toolPath,
        string? arguments = null,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Func<string, string>? outputFilter = null
    )
    {
        var context = BuildContext.Current;
        var filter = outputFilter ?? (text => text);
        var start = new ProcessStartInfo(toolPath, arguments ?? "")
        {
            WorkingDirectory = workingDirectory ?? context.WorkingDirectory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environmentVariables ?? context.EnvironmentVariables)
            start.Environment[name] = value;

        var shownArguments = filter(start.Arguments);
        if (logInvocation ?? true)
            context.Console.WriteInvocation($"> {toolPath} {shownArguments}".TrimEnd());
        logger ??= (logOutput ?? true) ? context.Console.WriteToolOutput : (_, _) => { };
        return ToolProcess.Start(
            start,
            shownArguments,
            timeout,
            (type, text) => logger(type, filter(text)),
            filter,
            context.Cancellation
        );
    }

    /// <summary>Starts a command line of the system's shell: of sh, or of cmd on Windows.</summary>
    /// <inheritdoc cref="StartProcess" />
    public static IProcess StartShell(
        string command,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Func<string, string>? outputFilter = null
    ) =>
        StartProcess(
            OperatingSystem.IsWindows() ? "cmd" : "/bin/sh",
            OperatingSystem.IsWindows() ? $"/c {command}" : CommandLineQuoting.Join(["-c", command]),
            workingDirectory,
            environmentVariables,
            timeout,
            logOutput,
            logInvocation,
            logger,
            outputFilter
        );
}
