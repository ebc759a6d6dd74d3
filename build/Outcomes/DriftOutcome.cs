namespace Delivery.Outcomes;

/// <summary>What an exit code of <c>drift</c> means for a schedule. A pure function.</summary>
/// <param name="Words">What was found.</param>
/// <param name="BuildExitCode">The exit code of the build; 0 where nothing is wrong.</param>
public sealed record DriftOutcome(string Words, int BuildExitCode)
{
    /// <summary>The meaning of the application's exit codes, as <c>docs/drift.md</c> lists them.</summary>
    /// <param name="exitCode">The exit code of the application.</param>
    /// <param name="failOnDrift">Whether drift fails the build.</param>
    public static DriftOutcome Of(int exitCode, bool failOnDrift) =>
        exitCode switch
        {
            0 => new("stable", 0),
            2 => new("wrong input; the log says which", 2),
            3 => new("drift", failOnDrift ? 3 : 0),
            4 => new("too little to tell", 0),
            _ => new($"the application exited with code {exitCode}", 1),
        };
}
