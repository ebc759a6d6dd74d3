using MlPipeline.Pipelines.Retraining;

namespace MlPipeline.UnitTests.Pipelines.Retraining;

public sealed class PairedBootstrapTests
{
    static readonly RetrainingPolicy Policy = new();

    [Fact]
    public void The_same_predictions_differ_by_nothing()
    {
        var (labels, champion, _) = Series(90, seed: 1, better: 0);

        var scores = new PairedBootstrap(labels, champion, champion, Policy, seed: 1).All();

        (scores.Difference, scores.Lower, scores.Upper).ShouldBe((0, 0, 0));
        (scores.IsBetter, scores.IsWorse).ShouldBe((false, false));
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_another_seed_nearly_the_same()
    {
        var (labels, champion, candidate) = Series(180, seed: 2, better: 0.1);

        var once = new PairedBootstrap(labels, champion, candidate, Policy, seed: 1).All();
        var again = new PairedBootstrap(labels, champion, candidate, Policy, seed: 1).All();
        var other = new PairedBootstrap(labels, champion, candidate, Policy, seed: 2).All();

        again.ShouldBe(once);
        other.ShouldNotBe(once);
        other.Lower.ShouldBe(once.Lower, tolerance: 0.2 * (once.Upper - once.Lower));
    }

    [Fact]
    public void The_errors_are_those_of_all_rows_and_the_interval_holds_their_difference()
    {
        double[] labels = [1, 2, 3, 4];
        double[] champion = [1, 2, 3, 8];
        double[] candidate = [2, 3, 4, 5];

        var scores = new PairedBootstrap(labels, champion, candidate, Policy with { BlockRows = 1 }, seed: 1).All();

        scores.Champion.ShouldBe(2, tolerance: 1e-12);
        scores.Candidate.ShouldBe(1, tolerance: 1e-12);
        scores.Difference.ShouldBeInRange(scores.Lower, scores.Upper);
        // A draw without the fourth row has the champion perfect, one of it alone has it three worse.
        (scores.Lower, scores.Upper).ShouldSatisfyAllConditions(
            x => x.Lower.ShouldBeGreaterThanOrEqualTo(-3),
            x => x.Upper.ShouldBe(1, tolerance: 1e-12)
        );
    }

    [Fact]
    public void A_clear_difference_is_seen_and_a_small_one_among_noise_is_not()
    {
        var (labels, champion, much) = Series(120, seed: 3, better: 1);
        new PairedBootstrap(labels, champion, much, Policy, seed: 1).All().IsBetter.ShouldBeTrue();
        new PairedBootstrap(labels, much, champion, Policy, seed: 1).All().IsWorse.ShouldBeTrue();

        var (others, first, second) = Independent(60, seed: 4);
        var scores = new PairedBootstrap(others, first, second, Policy, seed: 1).All();
        (scores.IsBetter, scores.IsWorse).ShouldBe((false, false));
    }

    [Fact]
    public void Of_two_models_that_are_equally_good_few_are_called_better_or_worse()
    {
        // Errors that last for days are drawn in blocks: day by day the interval would be far too narrow.
        var blocks = Enumerable.Range(0, 200).Count(seed => IsCalled(seed, Policy with { Resamples = 300 }));
        var days = Enumerable
            .Range(0, 200)
            .Count(seed => IsCalled(seed, Policy with { Resamples = 300, BlockRows = 1 }));

        // Nominally 10 of 200; blocks of a week on half a year of days come near.
        blocks.ShouldBeLessThan(36);
        days.ShouldBeGreaterThan(blocks + 10);
    }

    [Fact]
    public void A_slice_is_compared_on_its_own_rows_and_wider_where_many_are_asked()
    {
        var (labels, champion, candidate) = Series(140, seed: 5, better: 0.3);
        var bootstrap = new PairedBootstrap(labels, champion, candidate, Policy, seed: 1);
        int[] mondays = [.. Enumerable.Range(0, 20).Select(x => x * 7)];

        var alone = bootstrap.On(mondays);
        var among = bootstrap.On(mondays, comparisons: 10);

        alone.Rows.ShouldBe(20);
        alone.Champion.ShouldBe(Math.Sqrt(mondays.Average(x => Math.Pow(champion[x] - labels[x], 2))), 1e-12);
        (among.Upper - among.Lower).ShouldBeGreaterThan(alone.Upper - alone.Lower);
        (among.Champion, among.Candidate).ShouldBe((alone.Champion, alone.Candidate));
    }

    [Fact]
    public void One_row_is_compared_and_none_is_refused()
    {
        var scores = new PairedBootstrap([1], [2], [1.5], Policy, seed: 1).All();
        (scores.Champion, scores.Candidate, scores.Upper).ShouldBe((1, 0.5, -0.5));

        Should.Throw<ArgumentException>(() => new PairedBootstrap([], [], [], Policy, seed: 1));
        Should.Throw<ArgumentException>(() => new PairedBootstrap([1], [1, 2], [1], Policy, seed: 1));
    }

    /// <summary>Two models with errors of the same size that each last for some days, independent of each other.</summary>
    static bool IsCalled(int seed, RetrainingPolicy policy)
    {
        const int rows = 182;
        var random = new Random(seed);
        var first = Lasting(rows, random);
        var second = Lasting(rows, random);
        var scores = new PairedBootstrap(new double[rows], first, second, policy, seed).All();
        return scores.IsBetter || scores.IsWorse;
    }

    static double[] Lasting(int rows, Random random)
    {
        var errors = new double[rows];
        for (var i = 1; i < rows; i++)
            errors[i] = 0.7 * errors[i - 1] + Normal(random);
        return errors;
    }

    static (double[] Labels, double[] First, double[] Second) Independent(int rows, int seed)
    {
        var random = new Random(seed);
        double[] labels = [.. Enumerable.Range(0, rows).Select(_ => 10 + Normal(random))];
        return (labels, [.. labels.Select(x => x + Normal(random))], [.. labels.Select(x => x + Normal(random))]);
    }

    /// <summary>A champion whose errors the candidate shares, but for a part that it has shed.</summary>
    static (double[] Labels, double[] Champion, double[] Candidate) Series(int rows, int seed, double better)
    {
        var random = new Random(seed);
        double[] labels = [.. Enumerable.Range(0, rows).Select(_ => 10 + Normal(random))];
        double[] candidate = [.. labels.Select(x => x + 0.5 * Normal(random))];
        return (labels, [.. candidate.Select(x => x + better)], candidate);
    }

    static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
