using Nuke.Common.Execution;

namespace Nuke.Common.Tooling;

/// <summary>Runs a tool with its settings to its end.</summary>
static class ToolRun
{
    const string Redacted = "[REDACTED]";

    /// <summary>A program as a tool that takes a command line.</summary>
    /// <param name="program">The program and what always stands in front of the command line.</param>
    public static Tool Of(params string[] program) =>
        (arguments, workingDirectory, variables, timeout, logOutput, logInvocation, logger, exitHandler) =>
            Run(
                program[0],
                $"{CommandLineQuoting.Join(program[1..])} {arguments}".TrimStart(),
                new RawOptions
                {
                    ProcessWorkingDirectory = workingDirectory,
                    ProcessEnvironmentVariables = variables ?? new Dictionary<string, string>(),
                    ProcessExecutionTimeout = timeout,
                    ProcessOutputLogging = logOutput,
                    ProcessInvocationLogging = logInvocation,
                    ProcessLogger = logger,
                    ProcessExitHandler = exitHandler is null ? null : process => exitHandler(process),
                    ProcessRedactedSecrets = arguments.Secrets,
                }
            );

    public static IReadOnlyCollection<Output> Run(IReadOnlyList<string> program, ToolOptions options) =>
        Run(program[0], CommandLineQuoting.Join([.. program.Skip(1), .. options.GetArguments()]), options);

    static IReadOnlyCollection<Output> Run(string tool, string arguments, ToolOptions options)
    {
        var variables = new Dictionary<string, string>(BuildContext.Current.EnvironmentVariables);
        foreach (var (name, value) in options.ProcessEnvironmentVariables)
            variables[name] = value;

        var secrets = options.Secrets.ToList();
        using var process = ProcessTasks.StartProcess(
            options.ProcessToolPath ?? tool,
            arguments,
            options.ProcessWorkingDirectory,
            variables,
            options.ProcessExecutionTimeout,
            options.ProcessOutputLogging,
            options.ProcessInvocationLogging,
            options.ProcessLogger,
            text => Redact(text, secrets)
        );
        process.AssertWaitForExit();
        if (process.ExitCode != 0 && options.ProcessLogger is null && options.ProcessOutputLogging != false)
            BuildContext.Current.Console.WriteHiddenToolOutput(process.Output);
        if (options.ProcessExitHandler is { } judge)
            judge(process);
        else if (options.ProcessExitHandling != false)
            process.AssertZeroExitCode();
        return process.Output;
    }

    static string Redact(string text, IEnumerable<string> secrets) =>
        secrets
            .Where(secret => secret.Length > 0)
            .Aggregate(text, (redacted, secret) => redacted.Replace(secret, Redacted, StringComparison.Ordinal));

    sealed record RawOptions : ToolOptions;
}
