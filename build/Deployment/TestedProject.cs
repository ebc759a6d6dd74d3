using Delivery.Testing;

namespace Delivery.Deployment;

/// <summary>How the tests of one project went.</summary>
/// <param name="Project">The project.</param>
/// <param name="Passed">How many passed.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="Skipped">How many were left out.</param>
/// <param name="Failure">Why the project is not good, or null.</param>
public sealed record TestedProject(string Project, int Passed, int Failed, int Skipped, string? Failure)
{
    /// <summary>The facts of a run.</summary>
    public static TestedProject Of(TestRun run) =>
        new(run.Project, run.Counts.Passed, run.Counts.Failed, run.Counts.Skipped, run.Failure);
}
