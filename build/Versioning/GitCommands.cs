using System.Diagnostics;
using Delivery.Outcomes;
using Nuke.Common.IO;

namespace Delivery.Versioning;

/// <summary>Runs git in a repository.</summary>
public sealed class GitCommands(AbsolutePath root)
{
    /// <summary>Runs a command, and returns the lines of its output; null when it fails.</summary>
    public IReadOnlyList<string>? Try(params string[] arguments)
    {
        var (exitCode, output, _) = Start(arguments);
        return exitCode == 0 ? output : null;
    }

    /// <summary>Runs a command, and returns the lines of its output.</summary>
    /// <exception cref="StopException">It fails (exit code 1).</exception>
    public IReadOnlyList<string> Run(params string[] arguments)
    {
        var (exitCode, output, errors) = Start(arguments);
        return exitCode == 0
            ? output
            : throw StopException.Failed(
                $"git {string.Join(' ', arguments)} failed: {string.Join('\n', errors)}".Trim()
            );
    }

    /// <summary>The arguments before a command that makes a commit or a tag, on a machine that nobody has introduced to git.</summary>
    public IReadOnlyList<string> Identity =>
        Try("config", "user.email") is null ? ["-c", "user.name=build", "-c", "user.email=build@localhost"] : [];

    (int ExitCode, IReadOnlyList<string> Output, string Errors) Start(string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                // Nobody is there to answer.
                Environment = { ["GIT_TERMINAL_PROMPT"] = "0" },
            }
        )!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries), errors.Result);
    }
}
