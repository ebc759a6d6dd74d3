using System.Text;
using MlPipeline.Drift;
using MlPipeline.Drift.Baseline;
using MlPipeline.Registry;
using MlPipeline.UnitTests.Registry;

namespace MlPipeline.UnitTests.Drift;

public sealed class BaselineProfileTests
{
    [Fact]
    public void A_profile_keeps_the_values_of_each_season_of_each_year()
    {
        var rows = MadeUpProject.Make(800, seed: 1);

        var profile = MadeUpProject.Profile(rows, hasDays: true);

        profile.Periods.Count.ShouldBe(27);
        profile.Periods[0].ShouldBe(new BaselinePeriod(1, 2020));
        profile.Periods[^1].ShouldBe(new BaselinePeriod(3, 2022));
        (profile.FirstDate, profile.LastDate).ShouldBe((new DateOnly(2020, 1, 1), new DateOnly(2022, 3, 10)));
        var temperature = profile.Numbers.Single();
        temperature
            .Values.SelectMany(x => x)
            .Order()
            .ShouldBe(rows.Number(MadeUpProject.Temperature).Values.ToArray().Order());
        temperature.Rows[1].ShouldBe(29);
        profile.Categories.Select(x => x.Name).ShouldBe(["is_open", "kind"]);
    }

    [Fact]
    public void Of_very_many_rows_quantiles_are_kept()
    {
        var profile = MadeUpProject.Profile(MadeUpProject.Make(30_000, seed: 1));

        var temperature = profile.Numbers.Single();
        temperature.Values.Single().Length.ShouldBe(NumberBaseline.MostValues);
        temperature.Rows.Single().ShouldBe(30_000);
        temperature.Values.Single()[500].ShouldBe(60, 1);
    }

    [Fact]
    public void Independent_days_have_a_design_effect_near_one_and_seasons_do_not_count_as_one()
    {
        var profile = MadeUpProject.Profile(MadeUpProject.Make(2_000, seed: 1), hasDays: true);

        profile.Numbers.Single().DesignEffect.ShouldBeInRange(1, 1.3);
        profile.Numbers.Single().NaturalDistance!.Value.ShouldBeInRange(0.05, 0.6);
        MadeUpProject.Profile(MadeUpProject.Make(200, seed: 1)).Numbers.Single().NaturalDistance.ShouldBeNull();
    }

    [Fact]
    public void A_package_from_before_there_were_profiles_is_refused_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        var old = ModelPackage.Open(Registry.Example.WritePackage(folder));

        var refused = Should.Throw<InputException>(() => BaselineProfile.Of(old));

        refused.Problem.ShouldContain("has no baseline profile");
        refused.Remedy.ShouldStartWith("Train again");
    }

    [Fact]
    public void A_profile_that_cannot_be_read_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        foreach (var damaged in (string[])["", "null", "{}", "{\"rows\":1}", "[]"])
            Should
                .Throw<InputException>(() =>
                    BaselineProfile.Of(Package(folder, "damaged.zip", Encoding.UTF8.GetBytes(damaged)))
                )
                .Problem.ShouldContain("\"baseline.json\" cannot be read");
    }

    static ModelPackage Package(TemporaryFolder folder, string name, ReadOnlyMemory<byte> baseline)
    {
        var content = Registry.Example.Content();
        ModelPackage.Write(
            folder[name],
            content with
            {
                ModelFiles = new Dictionary<string, ReadOnlyMemory<byte>>(content.ModelFiles)
                {
                    ["baseline.json"] = baseline,
                },
            }
        );
        return ModelPackage.Open(folder[name]);
    }
}
