using NewProject;
using NewProject.Features.NewName;

namespace MlPipeline.UnitTests.Project;

public sealed class NewNameFlowTests
{
    [Fact]
    public void Its_features_tell_rows_apart()
    {
        var rows = new NewProjectClass()
            .Open(Repository.File("notebooks", "dummy_data"))
            .Load(TestContext.Current.CancellationToken);

        var features = new NewNameFlow().Fit(rows).Apply(rows);

        features.Names.ShouldNotBeEmpty(
            "NewNameFlow makes no feature yet. Write what it reads, names and computes: src/NewProject/Features/NewName/NewNameFlow.cs"
        );
        foreach (var name in features.Names)
            features[name].ToArray().Distinct().Count().ShouldBeGreaterThan(1, $"{name} is the same in all rows.");
    }
}
