using Delivery.Outcomes;

namespace Build.Tests.Strategy;

public sealed class RetrainingOutcomeTests
{
    [Theory]
    [InlineData(0, 0, "promoted")]
    [InlineData(1, 1, "exited with code 1")]
    [InlineData(2, 2, "wrong input")]
    [InlineData(3, 0, "kept")]
    [InlineData(4, 0, "inconclusive")]
    [InlineData(5, 3, "failed its tests")]
    [InlineData(6, 4, "another retraining")]
    [InlineData(137, 1, "exited with code 137")]
    public void A_champion_that_stays_is_no_failure_of_a_schedule(int exitCode, int build, string words)
    {
        var outcome = RetrainingOutcome.Of(exitCode);

        outcome.BuildExitCode.ShouldBe(build);
        outcome.Words.ShouldContain(words);
    }
}
