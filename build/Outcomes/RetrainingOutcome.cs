namespace Delivery.Outcomes;

/// <summary>What an exit code of <c>retrain</c> means for a schedule: that a champion stays is no failure. A pure function.</summary>
/// <param name="Words">What has happened.</param>
/// <param name="BuildExitCode">The exit code of the build; 0 where nothing is wrong.</param>
public sealed record RetrainingOutcome(string Words, int BuildExitCode)
{
    /// <summary>The meaning of the application's exit codes, as <c>docs/retraining.md</c> lists them.</summary>
    public static RetrainingOutcome Of(int exitCode) =>
        exitCode switch
        {
            0 => new("promoted: the new model is champion", 0),
            2 => new("wrong input; the log says which", 2),
            3 => new("kept: the champion stays", 0),
            4 => new("inconclusive: the champion stays", 0),
            5 => new("the new model failed its tests; the champion stays", 3),
            6 => new("another retraining is at work there", 4),
            _ => new($"the application exited with code {exitCode}", 1),
        };
}
