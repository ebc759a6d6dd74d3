using MlPipeline.DataLoaders;
using MlPipeline.Features.Common;
using MlPipeline.Models.Common;
using MlPipeline.Pipelines;
using Ridership;
using Ridership.Fields;

namespace MlPipeline.IntegrationTests.Example;

/// <summary>A forecast is made on the morning of the day: nothing that is known only later may reach it.</summary>
public sealed class HonestFeaturesTests
{
    static readonly RidershipProject Project = new();
    static readonly Dataset Rows = Project.Open(CommandLine.Data).Load();
    static readonly Split Split = Split.From(Rows, RidershipFields.Date, new DateOnly(2014, 1, 1));
    static readonly FittedFeatures Features = Project.FeaturesOf(FeatureScope.AllFeatures).Fit(Split.Training);

    [Fact]
    public void A_rows_features_do_not_change_when_later_rows_are_added() =>
        ShouldBeEqual(Features.Apply(Split.Test.Slice(0, 50)), Features.Apply(Split.Test), 50);

    [Fact]
    public void A_row_alone_has_the_features_that_it_has_among_others() =>
        ShouldBeEqual(Features.Apply(Split.Test.Slice(0, 1)), Features.Apply(Split.Test), 1);

    [Fact]
    public void The_label_of_a_row_has_no_part_in_its_features()
    {
        var unknown = new NumberColumn(
            RidershipFields.Entries,
            Enumerable.Repeat(double.NaN, Split.Test.RowCount).ToArray()
        );
        var blind = new Dataset([
            .. Split.Test.Columns.Select(x => x.Field.Name == RidershipFields.Entries.Name ? unknown : x),
        ]);

        ShouldBeEqual(Features.Apply(blind), Features.Apply(Split.Test), Split.Test.RowCount);
    }

    [Fact]
    public void Every_family_predicts_the_same_to_the_bit_in_one_batch_and_row_by_row()
    {
        var training = Split.Training.Slice(Split.Training.RowCount - 800, 800);
        var rows = Split.Test.Slice(0, 40);
        foreach (var family in Project.Families)
        {
            var fitted = FittedPipeline.Fit(Project, family, training, seed: 1);

            var oneByOne = Enumerable.Range(0, rows.RowCount).Select(x => fitted.Predict(rows.Slice(x, 1))[0]);

            oneByOne.ShouldBe(fitted.Predict(rows), family.Name);
        }
    }

    static void ShouldBeEqual(FeatureMatrix some, FeatureMatrix all, int rows)
    {
        some.Names.ShouldBe(all.Names);
        for (var feature = 0; feature < all.Names.Count; feature++)
            some[feature].ToArray().ShouldBe(all[feature][..rows].ToArray(), all.Names[feature]);
    }
}
