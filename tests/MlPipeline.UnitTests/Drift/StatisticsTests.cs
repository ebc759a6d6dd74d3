using System.Text.Json;
using CsCheck;
using MlPipeline.Drift.Statistics;

namespace MlPipeline.UnitTests.Drift;

/// <summary>The statistics against the values of scipy that <c>scipy_values.py</c> has stored.</summary>
public sealed class StatisticsTests
{
    const double Exact = 1e-9;

    static readonly JsonElement Scipy = JsonSerializer.Deserialize<JsonElement>(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Drift", "scipy_values.json"))
    );

    static readonly Gen<double[]> Sample = Gen.OneOf(
        Gen.Double[-100, 100].Array[1, 60],
        Gen.Int[-3, 3].Select(x => (double)x).Array[1, 60]
    );

    [Fact]
    public void The_distances_of_two_samples_are_those_of_scipy()
    {
        foreach (var stored in Scipy.GetProperty("numbers").EnumerateArray())
        {
            var (one, other) = (Numbers(stored, "one"), Numbers(stored, "other"));
            var distance = KolmogorovSmirnov.Distance(WeightedSample.Of(one), WeightedSample.Of(other));

            distance.ShouldBe(Number(stored, "kolmogorovSmirnov"), Exact);
            KolmogorovSmirnov
                .PValue(distance, one.Length, other.Length)
                .ShouldBe(Number(stored, "kolmogorovSmirnovP"), Exact);
            Wasserstein
                .Distance(WeightedSample.Of(one), WeightedSample.Of(other))
                .ShouldBe(Number(stored, "wasserstein"), Exact);
        }
    }

    [Fact]
    public void The_limiting_distribution_is_that_of_scipy()
    {
        foreach (var stored in Scipy.GetProperty("kolmogorov").EnumerateArray())
            KolmogorovSmirnov.Survival(Number(stored, "x")).ShouldBe(Number(stored, "survival"), Exact);
    }

    [Fact]
    public void Categories_are_compared_as_scipy_does()
    {
        foreach (var stored in Scipy.GetProperty("categories").EnumerateArray())
        {
            var (one, other) = (Numbers(stored, "one"), Numbers(stored, "other"));
            var (shares, others) = (Shares(one), Shares(other));

            var (chiSquare, p) = ChiSquare.Test(shares, one.Sum(), others, other.Sum());

            chiSquare.ShouldBe(Number(stored, "chiSquare"), Exact);
            p.ShouldBe(Number(stored, "chiSquareP"), Exact);
            JensenShannon.Distance(shares, others).ShouldBe(Number(stored, "jensenShannon"), Exact);
        }
    }

    [Fact]
    public void Proportions_are_compared_by_the_pooled_z_test()
    {
        foreach (var stored in Scipy.GetProperty("proportions").EnumerateArray())
        {
            var (one, other) = (Numbers(stored, "one"), Numbers(stored, "other"));

            var (z, p) = TwoProportions.Test(one[0] / one[1], one[1], other[0] / other[1], other[1]);

            z.ShouldBe(Number(stored, "z"), Exact);
            p.ShouldBe(Number(stored, "p"), Exact);
        }
    }

    [Fact]
    public void The_test_of_two_categories_is_the_square_of_the_test_of_proportions()
    {
        var (z, byProportion) = TwoProportions.Test(0.3, 40, 0.5, 200, designEffect: 1.7);
        var (chiSquare, byCategory) = ChiSquare.Test([0.3, 0.7], 40, [0.5, 0.5], 200, designEffect: 1.7);

        chiSquare.ShouldBe(z * z, Exact);
        byCategory.ShouldBe(byProportion, Exact);
    }

    [Fact]
    public void Distances_are_the_same_from_either_side_and_nothing_between_equals() =>
        Gen.Select(Sample, Sample)
            .Sample(
                (one, other) =>
                {
                    var (a, b) = (WeightedSample.Of(one), WeightedSample.Of(other));

                    KolmogorovSmirnov.Distance(a, b).ShouldBe(KolmogorovSmirnov.Distance(b, a), 1e-12);
                    KolmogorovSmirnov.Distance(a, b).ShouldBeInRange(0, 1 + 1e-12);
                    Wasserstein.Distance(a, b).ShouldBe(Wasserstein.Distance(b, a), 1e-9);
                    KolmogorovSmirnov.Distance(a, a).ShouldBe(0, 1e-12);
                    Wasserstein.Distance(a, a).ShouldBe(0, 1e-9);
                },
                iter: 300
            );

    [Fact]
    public void A_shift_is_as_long_as_the_distance_that_it_makes() =>
        Gen.Select(Sample, Gen.Double[-50, 50])
            .Sample(
                (values, shift) =>
                    Wasserstein
                        .Distance(WeightedSample.Of(values), WeightedSample.Of(values.Select(x => x + shift)))
                        .ShouldBe(Math.Abs(shift), 1e-9),
                iter: 300
            );

    [Fact]
    public void Ranks_give_the_distance_that_the_values_themselves_have() =>
        Gen.Select(Sample, Sample)
            .Sample(
                (reference, values) =>
                {
                    var scale = new RankScale(WeightedSample.Of(reference), reference.Length);

                    var byRank = KolmogorovSmirnov.Distance(
                        WeightedSample.Of(values.Select(x => scale.Position(scale.Cell(x)))),
                        scale.Reference
                    );

                    byRank.ShouldBe(
                        KolmogorovSmirnov.Distance(WeightedSample.Of(values), WeightedSample.Of(reference)),
                        1e-12
                    );
                },
                iter: 500
            );

    [Fact]
    public void A_cell_is_found_for_any_number_however_the_reference_lies()
    {
        double[] uneven = [-1e300, -5, -5, 0, 1e-300, 1, 1, 2, 1e300];
        var scale = new RankScale(WeightedSample.Of(uneven), uneven.Length);
        double[] distinct = [.. uneven.Distinct()];

        foreach (var value in (double[])[.. uneven, double.MinValue, -6, -1, 1e-301, 0.5, 1.5, 3, double.MaxValue])
        {
            var below = distinct.Count(x => x < value);
            scale.Cell(value).ShouldBe(2 * below + (distinct.Contains(value) ? 1 : 0), $"{value}");
        }
    }

    [Fact]
    public void The_scores_of_a_reference_without_ties_are_those_of_a_normal_sample()
    {
        var scale = new RankScale(WeightedSample.Of(Enumerable.Range(0, 1_000).Select(x => (double)x)), 1_000);

        scale.MeanScore.ShouldBe(0, 1e-9);
        scale.ScoreVariance.ShouldBe(1, 0.01);
        scale.Score(scale.Cell(499.5)).ShouldBe(0, 1e-9);
        scale.Score(scale.Cell(974.5)).ShouldBe(1.959964, 1e-6);
    }

    /// <summary>The fifteen p-values of the example in section 3.2 of Benjamini and Hochberg (1995), of which four are below 0.05 when corrected.</summary>
    [Fact]
    public void The_example_of_Benjamini_and_Hochberg_has_four_discoveries()
    {
        double[] p =
        [
            0.0001,
            0.0004,
            0.0019,
            0.0095,
            0.0201,
            0.0278,
            0.0298,
            0.0344,
            0.0459,
            0.3240,
            0.4262,
            0.5719,
            0.6528,
            0.7590,
            1.0000,
        ];

        var adjusted = BenjaminiHochberg.Adjust(p);

        adjusted.Count(x => x < 0.05).ShouldBe(4);
        adjusted[3].ShouldBe(0.0095 * 15 / 4, 1e-12);
    }

    [Fact]
    public void Correcting_never_makes_a_p_value_smaller_and_keeps_their_order() =>
        Gen.Double[0, 1]
            .Array[1, 30]
            .Sample(
                p =>
                {
                    var adjusted = BenjaminiHochberg.Adjust(p);
                    for (var i = 0; i < p.Length; i++)
                    {
                        adjusted[i].ShouldBeInRange(p[i], 1);
                        for (var j = 0; j < p.Length; j++)
                            if (p[i] < p[j])
                                adjusted[i].ShouldBeLessThanOrEqualTo(adjusted[j]);
                    }
                },
                iter: 300
            );

    [Fact]
    public void Rows_that_are_alike_within_a_week_count_as_one_row_for_each_week()
    {
        int[] days = [.. Enumerable.Range(0, 7 * 200)];
        var random = new Random(1);
        double[] perWeek = [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble() - 0.5)];

        var alike = DesignEffect.Of(days, [.. days.Select(x => perWeek[x / 7])]);
        var independent = DesignEffect.Of(days, [.. days.Select(_ => random.NextDouble() - 0.5)]);

        alike.ShouldBe(7, 1e-9);
        independent.ShouldBeInRange(1, 1.3);
    }

    [Fact]
    public void The_stability_index_grows_with_the_shift()
    {
        StabilityIndex.Of([100, 100, 100, 100], [0.25, 0.25, 0.25, 0.25], 1_000).ShouldBe(0, 1e-12);
        StabilityIndex.Of([50, 150, 150, 50], [0.25, 0.25, 0.25, 0.25], 1_000).ShouldBeInRange(0.2, 0.3);
        StabilityIndex.Of([0, 0, 0, 400], [0.25, 0.25, 0.25, 0.25], 1_000).ShouldBeInRange(3, 10);
    }

    static double[] Numbers(JsonElement stored, string name) =>
        [.. stored.GetProperty(name).EnumerateArray().Select(x => x.GetDouble())];

    static double Number(JsonElement stored, string name) => stored.GetProperty(name).GetDouble();

    static double[] Shares(double[] rows) => [.. rows.Select(x => x / rows.Sum())];
}
