using Nuke.Common.Execution;

namespace Nuke.Common.Tooling;

/// <summary>Runs a tool with its settings to its end.</summary>
static class ToolRun
{
    const string Redacted = "[REDACTED]";

    public static IReadOnlyCollection<Output> Run(string tool, ToolOptions options) =>
        Run(tool, CommandLineQuoting.Join(options.GetArguments()), options);

    public static IReadOnlyCollection<Output> Run(string tool, string arguments, ToolOptions options)
    {
        var variables = new Dictionary<string, string>(BuildContext.Current.Session.EnvironmentVariables);
        foreach (var (name, value) in options.ProcessEnvironmentVariables)
            variables[name] = value;

        foreach (var secret in options.ProcessRedactedSecrets)
            BuildContext.Current.Console.Masking.Add(secret);
        using var process = ProcessTasks.StartProcess(
            options.ProcessToolPath ?? tool,
            arguments,
            options.ProcessWorkingDirectory,
            variables,
            options.ProcessExecutionTimeout,
            options.ProcessOutputLogging,
            options.ProcessInvocationLogging,
            options.ProcessLogger,
            text => Redact(text, options.ProcessRedactedSecrets)
        );
        process.AssertWaitForExit();
        if (process.ExitCode != 0 && options.ProcessLogger is null && options.ProcessOutputLogging != false)
            BuildContext.Current.Console.WriteHiddenToolOutput(process.Output);
        var judge = options.ProcessExitHandler ?? (x => x.AssertZeroExitCode());
        judge(process);
        return process.Output;
    }

    static string Redact(string text, IEnumerable<string> secrets) =>
        secrets
            .Where(secret => secret.Length > 0)
            .Aggregate(text, (redacted, secret) => redacted.Replace(secret, Redacted, StringComparison.Ordinal));
}
