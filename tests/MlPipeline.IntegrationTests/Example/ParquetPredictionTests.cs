using DuckDB.NET.Data;

namespace MlPipeline.IntegrationTests.Example;

/// <summary><c>predict</c> into Parquet: the values of the CSV file, with their types.</summary>
public sealed class ParquetPredictionTests : IAsyncLifetime
{
    BatchExample example = null!;

    string Output => example["output.parquet"];

    string Parts => example["parts"];

    public async ValueTask InitializeAsync() => example = await BatchExample.CreateAsync();

    public ValueTask DisposeAsync()
    {
        example.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task One_process_writes_the_values_of_the_CSV_file_with_their_types()
    {
        await example.SingleAsync(example.Input);

        var result = await example.RunAsync(example.Input, Output);

        result.ExitCode.ShouldBe(0, result.Error);
        Query($"SELECT column_type FROM (DESCRIBE FROM '{Output}')").ShouldBe(["DATE", "DOUBLE"]);
        var rows = RowsOf($"read_csv('{example["single.csv"]}')");
        rows.Count.ShouldBe(400);
        RowsOf($"'{Output}'").ShouldBe(rows);
        Directory.GetFiles(example[""], "output*").ShouldBe([Output]);
    }

    [Fact]
    public async Task Shards_put_together_are_the_rows_of_one_process_in_their_order()
    {
        (await example.RunAsync(example.Input, example["single.parquet"])).ExitCode.ShouldBe(0);

        var result = await example.ShardedAsync(Output);

        result.ExitCode.ShouldBe(0, result.Error);
        RowsOf($"'{Output}'").ShouldBe(RowsOf($"'{example["single.parquet"]}'"));
        File.Exists(Output + ".manifest.json").ShouldBeTrue();
        Directory.Exists(Output + ".parts").ShouldBeFalse();
    }

    [Fact]
    public async Task A_shard_that_is_predicted_again_has_the_same_bytes()
    {
        (await example.ShardedAsync(Parts, "--format", "parquet")).ExitCode.ShouldBe(0);
        Directory
            .GetFiles(Parts, "part-*")
            .Select(x => Path.GetFileName(x))
            .Order()
            .ShouldBe(Enumerable.Range(0, BatchExample.Shards).Select(x => $"part-{x:00000}.parquet"));
        var part = Path.Combine(Parts, "part-00003.parquet");
        var before = File.ReadAllBytes(part);
        File.Delete(part);

        (await CommandLine.RunAsync("predict", "--shard", "3", "--output", Parts)).ExitCode.ShouldBe(0);

        File.ReadAllBytes(part).ShouldBe(before);
        var again = await example.ShardedAsync(Parts, "--format", "parquet", "--json");
        again.Json.GetProperty("predictedShards").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_folder_of_parts_keeps_its_format()
    {
        (await example.ShardedAsync(Parts)).ExitCode.ShouldBe(0);

        var other = await example.ShardedAsync(Parts, "--format", "parquet");

        other.ExitCode.ShouldBe(2);
        other.Error.ShouldContain("of parts as Csv, expected Parquet");
        Directory.GetFiles(Parts, "*.parquet").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plan_of_CSV_parts_has_the_form_that_earlier_versions_read()
    {
        (await example.ShardedAsync(Parts)).ExitCode.ShouldBe(0);

        var plan = File.ReadAllText(Path.Combine(Parts, "_shards.json"));

        plan.ShouldContain("\"format\": 1");
        plan.ShouldNotContain("partFormat");
    }

    [Theory]
    [InlineData("x.csv", "parquet", "end the file in .parquet, or name a folder")]
    [InlineData("x.parquet", "csv", "end the file in .csv, or name a folder")]
    public async Task A_format_that_the_name_contradicts_is_refused(string output, string format, string remedy)
    {
        var result = await example.ShardedAsync(example[output], "--format", format);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(remedy);
        Directory.GetFileSystemEntries(example[""], "x.*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_format_needs_shards() =>
        (await example.RunAsync(example.Input, Output, "--format", "parquet")).ShouldSatisfyAllConditions(
            x => x.ExitCode.ShouldBe(2),
            x => x.Error.ShouldContain("--format needs --on")
        );

    static List<string> RowsOf(string source) => Query($"SELECT CAST(COLUMNS(*) AS VARCHAR) FROM {source}");

    static List<string> Query(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(x => reader.GetString(x))));
        return rows;
    }
}
