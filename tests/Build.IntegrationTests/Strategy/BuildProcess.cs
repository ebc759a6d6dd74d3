using System.Diagnostics;
using Build.Tests;
using Delivery.Components;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Strategy;

/// <summary>
/// The build in a process of its own, which may kill itself when it says something: nothing that should run at the end runs. It is this very
/// program, told by variables not to run tests.
/// </summary>
static class BuildProcess
{
    const string Root = "BUILD_TEST_ROOT";
    const string LastWords = "BUILD_TEST_LAST_WORDS";

    /// <summary>Whether this process is to build, and not to run tests.</summary>
    public static bool IsAskedFor => Environment.GetEnvironmentVariable(Root) is { Length: > 0 };

    /// <summary>Runs a build that dies at some words, and waits until it is dead.</summary>
    public static async Task KilledAt(string lastWords, BuildSession session)
    {
        var run = await RunAsync(session, lastWords);
        run.ExitCode.ShouldBe(137, $"It was not killed at \"{lastWords}\":\n{run.Output}");
    }

    /// <summary>Runs a build; everything that it says is its output, whichever way it says it.</summary>
    public static async Task<BuildRun> RunAsync(BuildSession session, string lastWords = "")
    {
        var start = new ProcessStartInfo(
            session.EnvironmentVariables["REAL_DOTNET"],
            [typeof(BuildProcess).Assembly.Location, .. session.Arguments]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in session.EnvironmentVariables)
            start.Environment[name] = value;
        start.Environment.Remove("CI");
        start.Environment[Root] = session.RootDirectory;
        start.Environment[LastWords] = lastWords;

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new BuildRun(process.ExitCode, output + await errors);
    }

    public static Task<int> RunAsync(string[] arguments)
    {
        var root = AbsolutePath.Create(Environment.GetEnvironmentVariable(Root)!);
        return BuildRunner.RunAsync(
            new BuildSession
            {
                RootDirectory = root,
                RecordDirectory = root / "artifacts" / "build",
                Arguments = arguments,
                EnvironmentVariables = Environment
                    .GetEnvironmentVariables()
                    .Keys.Cast<string>()
                    .ToDictionary(x => x, x => Environment.GetEnvironmentVariable(x)!),
                Output = Environment.GetEnvironmentVariable(LastWords) is { Length: > 0 } lastWords
                    ? TextWriter.Synchronized(new LastWordsWriter(Console.Out, lastWords))
                    : Console.Out,
            },
            () => new Delivery.Build(),
            x => ((IPipelines)x).MainJob
        );
    }
}
