using CsCheck;
using DuckDB.NET.Data;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.UnitTests.DataLoaders;

public sealed class ParquetRoundTripTests(TemporaryFolder folder) : IClassFixture<TemporaryFolder>
{
    const int Iterations = 50;
    static readonly Field Number = Field.Number("n").From("s", "n").Optional();
    static readonly Field Text = Field.Text("t").From("s", "t").Optional();
    static readonly Field Day = Field.Date("d").From("s", "d").Optional();

    [Fact]
    public void What_is_written_reads_back_bit_for_bit() =>
        RandomData.Datasets.Sample(
            data =>
                Rows.Of(new ParquetDataLoader(Write(RandomData.Fields.All, data), RandomData.Schema).Load())
                    .SequenceEqual(Rows.Of(data)),
            iter: Iterations
        );

    [Fact]
    public void Numbers_days_and_texts_have_their_own_types_and_what_is_missing_is_NULL()
    {
        var path = Write(
            [Number, Day, Text],
            new Dataset(
                new NumberColumn(Number, new[] { 0.1, double.NaN, 1e300 }),
                DateColumn.Of(Day, [new DateOnly(2012, 2, 29), null, DateOnly.MaxValue]),
                TextColumn.Of(Text, ["", null, "a,\"b\"\n漢字"])
            )
        );

        Query($"SELECT column_name || ' ' || column_type FROM (DESCRIBE FROM '{path}')")
            .ShouldBe(["n DOUBLE", "d DATE", "t VARCHAR"]);
        Query($"SELECT (n IS NULL) || ' ' || (d IS NULL) || ' ' || (t IS NULL) FROM '{path}'")
            .ShouldBe(["false false false", "true true true", "false false false"]);
    }

    [Fact]
    public void The_same_rows_are_the_same_bytes_in_their_order_however_they_come_in_batches()
    {
        const int Count = 300_000;
        var rows = new Dataset(
            new NumberColumn(Number, Enumerable.Range(0, Count).Select(x => x * 0.1).ToArray()),
            TextColumn.Of(Text, Enumerable.Range(0, Count).Select(x => x % 7 == 0 ? null : $"t{x % 1_000}"))
        );

        var whole = Write([Number, Text], rows);
        var inBatches = Write(
            [Number, Text],
            [.. Enumerable.Range(0, 30).Select(x => rows.Take([.. Enumerable.Range(x * Count / 30, Count / 30)]))]
        );

        Rows.Of(new ParquetDataLoader(whole, new FieldCatalogue(Number, Text).Source("s")).Load())
            .SequenceEqual(Rows.Of(rows))
            .ShouldBeTrue();
        File.ReadAllBytes(inBatches).AsSpan().SequenceEqual(File.ReadAllBytes(whole)).ShouldBeTrue();
    }

    [Fact]
    public void A_writer_that_does_not_complete_leaves_what_was_there()
    {
        var path = Write([Number], new Dataset(new NumberColumn(Number, new[] { 1.0 })));
        var before = File.ReadAllBytes(path);

        using (var writer = new ParquetDatasetWriter(path, [Number]))
            writer.Write(new Dataset(new NumberColumn(Number, new double[200_000])));

        Directory.GetFiles(folder.Path, Path.GetFileName(path) + "*").ShouldBe([path]);
        File.ReadAllBytes(path).ShouldBe(before);
    }

    [Fact]
    public void A_path_with_any_characters_is_one_file()
    {
        var path = Path.Combine(folder.Path, "it's [a] * name?.parquet");

        using (var writer = new ParquetDatasetWriter(path, [Number]))
        {
            writer.Write(new Dataset(new NumberColumn(Number, new[] { 1.0 })));
            writer.Complete();
        }

        Rows.Of(new ParquetDataLoader(path, new FieldCatalogue(Number).Source("s")).Load()).ShouldBe(["<1>"]);
    }

    [Fact]
    public void Columns_that_differ_in_case_only_are_refused() =>
        Should
            .Throw<InputException>(() =>
                new ParquetDatasetWriter(folder.NewPath(".parquet"), [Field.Number("Temp"), Field.Number("temp")])
            )
            .Message.ShouldBe(
                "The columns \"Temp\" and \"temp\" differ in case only, and readers of Parquet take them for one. "
                    + "Write CSV, or name the fields so that they differ."
            );

    string Write(IReadOnlyList<Field> fields, params Dataset[] batches)
    {
        var path = folder.NewPath(".parquet");
        using var writer = new ParquetDatasetWriter(path, fields);
        foreach (var batch in batches)
            writer.Write(batch);
        writer.Complete();
        return path;
    }

    static List<string> Query(string sql)
    {
        using var connection = new DuckDBConnection(DuckDBConnectionStringBuilder.InMemoryConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
