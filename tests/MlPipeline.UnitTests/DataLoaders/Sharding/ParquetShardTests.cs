using DuckDB.NET.Data;
using MlPipeline.DataLoaders;
using MlPipeline.DataLoaders.Sharding;
using MlPipeline.Fields;

namespace MlPipeline.UnitTests.DataLoaders.Sharding;

public sealed class ParquetShardTests(TemporaryFolder folder) : IClassFixture<TemporaryFolder>
{
    const int GroupRows = 2_048;
    static readonly Field Label = Field.Number("label").Optional();
    static readonly FieldCatalogue Catalogue = new(Label, Field.Text("text"));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(100)]
    public void Every_row_group_is_in_exactly_one_shard(int shards)
    {
        var path = Write("SELECT range AS label, 't' || range AS text FROM range(9000)");
        var whole = Rows.Of(new ParquetDataLoader(path, Catalogue.Exported("input")).Load());

        var plan = ShardPlanner.Plan(InputFiles.At(path), shards);

        plan.Count.ShouldBe(Math.Min(shards, 5));
        plan.ShouldAllBe(x => x.FirstRow % GroupRows == 0);
        plan.SelectMany(x => Read(path, x)).ShouldBe(whole);
    }

    [Fact]
    public void A_bad_value_is_named_by_its_row_in_the_file()
    {
        var path = Write("SELECT range AS label, CASE WHEN range <> 7000 THEN 't' END AS text FROM range(9000)");
        var plan = ShardPlanner.Plan(InputFiles.At(path), 5);

        Should.Throw<InputException>(() => Read(path, plan[3])).Message.ShouldContain("(input, row 7001)");
    }

    [Fact]
    public void A_column_with_the_name_that_row_numbers_have_is_refused()
    {
        var path = Write("SELECT range AS label, 't' AS text, range AS file_row_number FROM range(9)");

        var refused = Should.Throw<InputException>(() => Read(path, ShardPlanner.Plan(InputFiles.At(path))[0]));

        refused.Problem.ShouldContain("file_row_number");
    }

    [Fact]
    public void What_is_no_Parquet_and_what_has_no_rows_is_refused()
    {
        Should
            .Throw<InputException>(() => ShardPlanner.Plan(InputFiles.At(folder.Write("a,b\n1,2\n", ".parquet"))))
            .Problem.ShouldContain("cannot be read as Parquet");
        Should
            .Throw<InputException>(() =>
                ShardPlanner.Plan(InputFiles.At(Write("SELECT 1 AS label, 't' AS text WHERE false")))
            )
            .Problem.ShouldContain("no rows");
    }

    string[] Read(string path, InputShard shard)
    {
        using var open = InputFiles.At(path).Open(shard, Catalogue, Label, folder.NewPath(".csv"));
        return Rows.Of(open.Loader.Load());
    }

    string Write(string query)
    {
        var path = folder.NewPath(".parquet");
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"COPY ({query}) TO '{path}' (FORMAT parquet, ROW_GROUP_SIZE {GroupRows})";
        command.ExecuteNonQuery();
        return path;
    }
}
