using MlPipeline.DataLoaders;
using MlPipeline.Fields;
using MlPipeline.Registry;

namespace MlPipeline.UnitTests.Registry;

public sealed class ReferenceProfileTests
{
    [Fact]
    public void Numbers_are_described_by_their_moments_and_quantiles()
    {
        var profile = NumberProfile.Of([4, double.NaN, 1, 3, 2, 5]);

        profile.Count.ShouldBe(5);
        profile.Missing.ShouldBe(1);
        profile.Min.ShouldBe(1);
        profile.Max.ShouldBe(5);
        profile.Mean.ShouldBe(3);
        profile.StandardDeviation!.Value.ShouldBe(Math.Sqrt(2.5), 1e-15);
        profile.Quantiles.Count.ShouldBe(21);
        profile.Quantiles[0].ShouldBe(1);
        profile.Quantiles[1].ShouldBe(1.2, 1e-15);
        profile.Quantiles[10].ShouldBe(3);
        profile.Quantiles[20].ShouldBe(5);
    }

    [Fact]
    public void Without_values_there_is_nothing_to_describe()
    {
        var none = NumberProfile.Of([double.NaN]);
        var one = NumberProfile.Of([7]);

        (none.Count, none.Missing, none.Min, none.Mean, none.Quantiles.Count).ShouldBe((0, 1, null, null, 0));
        (one.Mean, one.StandardDeviation, one.Quantiles[0], one.Quantiles[20]).ShouldBe((7, null, 7, 7));
    }

    [Fact]
    public void Texts_are_counted_by_category_in_ordinal_order()
    {
        var profile = TextProfile.Of(TextColumn.Of(Field.Text("weather"), ["rain", null, "Clear", "rain"]));

        (profile.Count, profile.Missing, profile.Other).ShouldBe((3, 1, 0));
        profile.Categories.ShouldBe([KeyValuePair.Create("Clear", 1), KeyValuePair.Create("rain", 2)]);
    }

    [Fact]
    public void Of_very_many_categories_the_most_frequent_are_kept()
    {
        var texts = Enumerable.Range(0, 1_005).Select(x => $"id{x:D4}").Append("id1004");

        var profile = TextProfile.Of(TextColumn.Of(Field.Text("id"), texts));

        profile.Categories.Count.ShouldBe(TextProfile.MaxCategories);
        profile.Categories["id1004"].ShouldBe(2);
        profile.Other.ShouldBe(5);
    }

    [Fact]
    public void A_profile_has_the_number_and_text_fields_of_the_rows_that_are_there()
    {
        var data = new Dataset(
            DateColumn.Of(Field.Date("date"), [new DateOnly(2014, 1, 1), null, null]),
            NumberColumnOf("temp", 1, 2, 3),
            TextColumn.Of(Field.Text("weather"), ["rain", "clear", "rain"])
        );

        var profile = ReferenceProfile.Of(data.Slice(1, 2));

        profile.Numbers.Keys.ShouldBe(["temp"]);
        profile.Numbers["temp"].Mean.ShouldBe(2.5);
        profile.Texts["weather"].Categories.Count.ShouldBe(2);
    }

    static NumberColumn NumberColumnOf(string name, params double[] values) => new(Field.Number(name), values);
}
