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
    public static TestRun Of(string project, AbsolutePath assembly, AbsolutePath results, AbsolutePath root)
    {
        if (!assembly.FileExists())
            return new TestRun(project, TestCounts.None, $"there is no assembly {assembly}");

        var exitCode = -1;
        DotNet(
            $"{assembly} --results-directory {results} --progress off --ansi off --report-trx --report-trx-filename {project}.trx --coverage --coverage-output-format cobertura --coverage-output {project}.cobertura.xml",
            workingDirectory: root,
            exitHandler: process => exitCode = process.ExitCode
        );
        var trx = results / $"{project}.trx";
        if (!trx.FileExists())
            return new TestRun(project, TestCounts.None, $"exited with code {exitCode} and left no results");
        return Judge(project, TrxFile.Read(trx), exitCode);
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
