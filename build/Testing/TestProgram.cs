using Nuke.Common.IO;

namespace Delivery.Testing;

/// <summary>A test project as the program that it is: how it is told to leave results and coverage behind.</summary>
public static class TestProgram
{
    /// <summary>The arguments of a test program.</summary>
    /// <param name="project">The project; its files are called like it.</param>
    /// <param name="results">Where they go.</param>
    public static IReadOnlyList<string> Arguments(string project, string results) =>
        [
            "--results-directory",
            results,
            "--progress",
            "off",
            "--ansi",
            "off",
            "--report-trx",
            "--report-trx-filename",
            $"{project}.trx",
            "--report-xunit-junit",
            "--report-xunit-junit-filename",
            $"{project}.junit.xml",
            "--report-xunit-markdown",
            "--report-xunit-markdown-filename",
            $"{project}.md",
            "--coverage",
            "--coverage-output-format",
            "cobertura",
            "--coverage-output",
            $"{project}.cobertura.xml",
        ];

    /// <summary>The files that such programs leave: for the build, for CI hosts, and for people. One directory for each project, as patterns.</summary>
    /// <param name="directory">Where the directories of the projects are.</param>
    public static string[] ResultFilesIn(AbsolutePath directory) =>
        [
            directory / "*" / "*.trx",
            directory / "*" / "*.junit.xml",
            directory / "*" / "*.cobertura.xml",
            directory / "*" / "*.md",
        ];
}
