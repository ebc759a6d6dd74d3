using MlPipeline.Fields;
using NewProject.Data;

namespace MlPipeline.UnitTests.Project;

public sealed class NewNameDataLoaderTests : IDisposable
{
    const string Source = "new-name";

    static readonly Field Day = Field.Date("day").From(Source, "day");
    static readonly Field Amount = Field.Number("amount").From(Source, "amount");

    readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Rows_are_what_the_file_says()
    {
        // Put here what such a file looks like with these two rows.
        File.WriteAllText(path, "2024-03-01 1.5\n2024-03-02 2.5\n");

        var rows = new NewNameDataLoader(path, new FieldCatalogue(Day, Amount).Source(Source)).Load(
            TestContext.Current.CancellationToken
        );

        rows.Date(Day)[0].ShouldBe(new DateOnly(2024, 3, 1));
        rows.Number(Amount).Values.ToArray().ShouldBe([1.5, 2.5]);
    }
}
