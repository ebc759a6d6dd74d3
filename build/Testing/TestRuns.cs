using Nuke.Common.IO;

namespace Delivery.Testing;

/// <summary>How the tests of several projects went, together.</summary>
/// <param name="Runs">The projects.</param>
/// <param name="Coverage">The lines of the product that they have run.</param>
public sealed record TestRuns(IReadOnlyCollection<TestRun> Runs, LineCoverage Coverage)
{
    /// <summary>What a summary calls all of them.</summary>
    public const string All = "All tests";

    /// <summary>Reads the coverage that some runs have left behind.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="results">Where results are, a directory for each project.</param>
    /// <param name="root">The repository.</param>
    public static TestRuns Of(IReadOnlyCollection<TestRun> runs, AbsolutePath results, AbsolutePath root) =>
        new(runs, LineCoverage.Read(results.GlobFiles("*/*.cobertura.xml"), root));

    /// <summary>All tests.</summary>
    public TestCounts Counts => TestCounts.Sum(Runs.Select(x => x.Counts));

    /// <summary>The projects that are not good, one line each; empty when all are.</summary>
    public string Failures =>
        string.Join('\n', Runs.Where(x => x.Failure is not null).Select(x => $"{x.Project}: {x.Failure}"));

    /// <summary>Tells a target's summary about them.</summary>
    public Dictionary<string, string> AddTo(Dictionary<string, string> summary)
    {
        summary[All] = Counts.ToString();
        foreach (var run in Runs)
            summary[run.Project] = run.Counts.ToString();
        summary["Line coverage"] = Coverage.ToString();
        return summary;
    }
}
