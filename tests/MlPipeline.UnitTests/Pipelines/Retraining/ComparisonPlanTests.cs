using CsCheck;
using MlPipeline.Pipelines.Retraining;

namespace MlPipeline.UnitTests.Pipelines.Retraining;

public sealed class ComparisonPlanTests
{
    static readonly RetrainingPolicy Policy = new();

    [Theory]
    // rows, seen, same family: how, tested on
    [InlineData(1_000, 1_000, true, ComparisonKind.NotPossible, 0)]
    [InlineData(1_055, 1_000, true, ComparisonKind.NotPossible, 0)]
    [InlineData(1_056, 1_000, true, ComparisonKind.ChampionAsItIs, 28)]
    [InlineData(1_100, 1_000, true, ComparisonKind.ChampionAsItIs, 50)]
    [InlineData(1_100, 1_000, false, ComparisonKind.ChampionAsItIs, 50)]
    [InlineData(3_000, 1_000, true, ComparisonKind.ChampionAsItIs, 365)]
    // Another family says something even where the champion has seen all: both are fitted without the test rows.
    [InlineData(1_000, 1_000, false, ComparisonKind.ChampionRefitted, 200)]
    [InlineData(1_020, 1_000, false, ComparisonKind.ChampionRefitted, 204)]
    [InlineData(5_000, 5_000, false, ComparisonKind.ChampionRefitted, 365)]
    [InlineData(55, 55, false, ComparisonKind.NotPossible, 0)]
    [InlineData(1, 0, true, ComparisonKind.NotPossible, 0)]
    public void How_a_comparison_is_made_fair(int rows, int seen, bool isSameFamily, ComparisonKind kind, int tested)
    {
        var plan = ComparisonPlan.Of(rows, seen, isSameFamily, Policy);

        (plan.Kind, plan.TestRows).ShouldBe((kind, tested));
    }

    [Fact]
    public void Nobody_is_ever_tested_on_rows_that_it_was_trained_on() =>
        Gen.Select(Gen.Int[0, 3_000], Gen.Int[0, 3_000], Gen.Bool, Gen.Double[0.1, 0.9], Gen.Int[14, 100])
            .Sample(
                (seen, added, isSameFamily, share, minimum) =>
                {
                    var policy = Policy with { TestShare = share, MinimumTestRows = minimum };

                    var plan = ComparisonPlan.Of(seen + added, seen, isSameFamily, policy);

                    plan.NewRows.ShouldBe(added);
                    (plan.TrainRows + plan.TestRows).ShouldBe(seen + added);
                    if (plan.Kind == ComparisonKind.NotPossible)
                        return;
                    plan.TestRows.ShouldBeGreaterThanOrEqualTo(minimum);
                    if (plan.Kind != ComparisonKind.ChampionAsItIs)
                        return;
                    // The test rows are all new to the champion, and the candidate learns from some that are.
                    plan.TrainRows.ShouldBeGreaterThanOrEqualTo(seen + minimum);
                },
                iter: 2_000,
                threads: 1
            );
}
