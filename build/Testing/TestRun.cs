using Nuke.Common;
using Nuke.Common.IO;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Delivery.Testing;

/// <summary>How the tests of one project went.</summary>
/// <param name="Project">The project.</param>
/// <param name="Counts">Its tests.</param>
/// <param name="Failure">Why the run is not good, or null.</param>
public sealed record TestRun(string Project, TestCounts Counts, string? Failure)
{
    /// <summary>Runs a test project, which is a program of its own, and reads its result file.</summary>
    /// <param name="project">The project.</param>
    /// <param name="assembly">Its program.</param>
    /// <param name="results">Where its results go.</param>
    /// <param name="root">Where it runs.</param>
    /// <param name="variables">Environment variables that it gets beside those of the build.</param>
    public static TestRun Of(
        string project,
        AbsolutePath assembly,
        AbsolutePath results,
        AbsolutePath root,
        IReadOnlyDictionary<string, string>? variables = null
    )
    {
        if (!assembly.FileExists())
            return new TestRun(project, TestCounts.None, $"there is no assembly {assembly}");

        var exitCode = -1;
        DotNet(
            $"{assembly} {TestProgram.Arguments(project, results)}",
            workingDirectory: root,
            environmentVariables: variables is null
                ? null
                : EnvironmentInfo
                    .Variables.Concat(variables)
                    .GroupBy(x => x.Key)
                    .ToDictionary(x => x.Key, x => x.Last().Value),
            exitHandler: process => exitCode = process.ExitCode
        );
        return Read(project, results, exitCode);
    }

    /// <summary>Reads what the tests of a project have left behind.</summary>
    /// <param name="project">The project.</param>
    /// <param name="results">Where its results are.</param>
    /// <param name="exitCode">How its program has ended.</param>
    public static TestRun Read(string project, AbsolutePath results, int exitCode)
    {
        var trx = results / $"{project}.trx";
        return trx.FileExists()
            ? Judge(project, TrxFile.Read(trx), exitCode)
            : new TestRun(project, TestCounts.None, $"exited with code {exitCode} and left no results");
    }

    /// <summary>A run is good when tests have passed, none has failed, and the program agrees.</summary>
    public static TestRun Judge(string project, TestCounts counts, int exitCode) =>
        new(
            project,
            counts,
            counts.Failed > 0 ? $"{counts.Failed} failed"
                : counts.Passed == 0 ? "no test has run"
                : exitCode != 0 ? $"exited with code {exitCode}"
                : null
        );
}
