using Delivery.Outcomes;

namespace Build.Tests.Strategy;

public sealed class DriftOutcomeTests
{
    [Theory]
    [InlineData(0, false, 0)]
    [InlineData(1, false, 1)]
    [InlineData(2, false, 2)]
    [InlineData(3, false, 0)]
    [InlineData(3, true, 3)]
    [InlineData(4, true, 0)]
    [InlineData(130, false, 1)]
    public void What_the_application_answers_decides_how_the_build_ends(int exitCode, bool failOnDrift, int build) =>
        DriftOutcome.Of(exitCode, failOnDrift).BuildExitCode.ShouldBe(build);
}
