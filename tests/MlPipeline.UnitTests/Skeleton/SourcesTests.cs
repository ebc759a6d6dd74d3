using MlPipeline.DataLoaders;
using Skeleton.Data;
using Skeleton.Fields;

namespace MlPipeline.UnitTests.Project;

public sealed class SourcesTests
{
    static readonly string Folder = Repository.File("notebooks", "skeleton_data");

    [Fact]
    public void The_sources_are_read_and_joined_by_the_day()
    {
        var loader = SkeletonSources.Open(Folder);

        var days = loader.Load(TestContext.Current.CancellationToken);

        days.RowCount.ShouldBe(10);
        days.Columns.Select(x => x.Field.Name)
            .ShouldBe(SkeletonFields.Catalogue.All.Select(x => x.Name), ignoreOrder: true);
        KeyOrder.Check(days, SkeletonFields.Day, loader.Source);
    }

    [Fact]
    public void What_a_day_says_of_the_day_before_is_what_that_day_said()
    {
        var days = SkeletonSources.Open(Folder).Load(TestContext.Current.CancellationToken);

        var before = days.Number(SkeletonFields.LabelBefore).Values.ToArray();

        before[1..].ShouldBe(days.Number(SkeletonFields.Label).Values[..^1].ToArray());
    }
}
