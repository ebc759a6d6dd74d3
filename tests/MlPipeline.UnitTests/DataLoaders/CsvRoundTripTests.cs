using CsCheck;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.UnitTests.DataLoaders;

public sealed class CsvRoundTripTests(TemporaryFolder folder) : IClassFixture<TemporaryFolder>
{
    const int Iterations = 100;

    [Fact]
    public void What_is_written_reads_back_bit_for_bit() =>
        RandomData.Datasets.Sample(
            data => Rows.Of(new CsvDataLoader(Write(data), RandomData.Schema).Load()).SequenceEqual(Rows.Of(data)),
            iter: Iterations
        );

    [Fact]
    public void What_DuckDB_refuses_for_its_line_ends_reads_back_bit_for_bit() =>
        RandomData.Datasets.Sample(
            data =>
            {
                var path = Write(data);
                var header = File.ReadLines(path).First();
                File.WriteAllText(path, $"{header}\r{File.ReadAllText(path)[header.Length..]}");
                return Rows.Of(new CsvDataLoader(path, RandomData.Schema).Load()).SequenceEqual(Rows.Of(data));
            },
            iter: Iterations
        );

    [Fact]
    public void Batches_of_any_size_are_the_rows_of_a_load() =>
        Gen.Select(RandomData.Datasets, Gen.Int[1, 70])
            .Sample(
                (data, batchRows) =>
                {
                    var loader = new CsvDataLoader(Write(data), RandomData.Schema);
                    var batches = loader.ReadBatches(batchRows).ToArray();
                    return Rows.Of(batches).SequenceEqual(Rows.Of(data))
                        && batches.SkipLast(1).All(x => x.RowCount == batchRows)
                        && batches.All(x => x.RowCount > 0);
                },
                iter: Iterations
            );

    [Fact]
    public void A_text_has_the_same_code_in_every_batch()
    {
        var field = Field.Text("text").From("s", "text");
        var path = folder.Write("text\n" + string.Concat(Enumerable.Range(0, 10_000).Select(x => $"t{x * 7 % 613}\n")));
        var loader = new CsvDataLoader(path, new FieldCatalogue(field).Source("s"));

        var codes = loader
            .ReadBatches(batchRows: 999)
            .SelectMany(x =>
                Enumerable
                    .Range(0, x.RowCount)
                    .Select(row => (Text: x.Text(field)[row], Code: x.Text(field).Codes[row]))
            )
            .ToArray();

        codes.Distinct().Count().ShouldBe(613);
        codes.Select(x => x.Code).ShouldBe(loader.Load().Text(field).Codes.ToArray());
    }

    [Fact]
    public void Rows_keep_their_order_in_a_file_of_many_chunks()
    {
        const int Count = 300_000;
        var field = Field.Number("n").From("s", "n");
        var path = folder.NewPath(".csv");
        using (var writer = new CsvDatasetWriter(path, [field]))
        {
            writer.Write(
                new Dataset(new NumberColumn(field, Enumerable.Range(0, Count).Select(x => (double)x).ToArray()))
            );
            writer.Complete();
        }
        var loader = new CsvDataLoader(path, new FieldCatalogue(field).Source("s"));

        var expected = Enumerable.Range(0, Count).Select(x => (double)x).ToArray();
        loader.Load().Number(field).Values.SequenceEqual(expected).ShouldBeTrue();
        loader
            .ReadBatches(10_007)
            .SelectMany(x => x.Number(field).Values.ToArray())
            .SequenceEqual(expected)
            .ShouldBeTrue();
    }

    [Fact]
    public void A_file_that_only_DuckDB_refuses_is_read_all_the_same()
    {
        var text = Field.Text("text").From("s", "text");
        var number = Field.Number("number").From("s", "number").Optional();
        var lines = Enumerable.Range(0, 5_000).Select(x => $"t{x},{(x == 4_000 ? "\"\"" : $"{x}")}\n");
        var path = folder.Write("text,number\n" + string.Concat(lines));
        var loader = new CsvDataLoader(path, new FieldCatalogue(text, number).Source("s"));

        var load = Rows.Of(loader.Load());

        load.Length.ShouldBe(5_000);
        load[4_000].ShouldBe("<t4000> | missing");
        Rows.Of(loader.ReadBatches(batchRows: 100)).ShouldBe(load);
    }

    [Fact]
    public void A_missing_cell_is_empty_and_an_empty_text_is_quoted()
    {
        var (text, number) = (Field.Text("text").Optional(), Field.Number("a,b").Optional());
        var path = folder.NewPath(".csv");

        using (var writer = new CsvDatasetWriter(path, [number, text]))
        {
            writer.Write(
                new Dataset(
                    TextColumn.Of(text, [null, "", "x\"y"]),
                    new NumberColumn(number, new[] { 0.1, double.NaN, 1e300 })
                )
            );
            writer.Complete();
        }

        File.ReadAllText(path).ShouldBe("\"a,b\",text\n0.1,\n,\"\"\n1E+300,\"x\"\"y\"\n");
    }

    [Fact]
    public void A_writer_that_does_not_complete_leaves_nothing_behind()
    {
        var field = Field.Number("n");
        var path = folder.NewPath(".csv");

        using (var writer = new CsvDatasetWriter(path, [field]))
            writer.Write(new Dataset(new NumberColumn(field, new double[100_000])));

        Directory.GetFiles(folder.Path, Path.GetFileName(path) + "*").ShouldBeEmpty();
    }

    [Fact]
    public void A_text_longer_than_the_buffer_is_written_whole()
    {
        var field = Field.Text("t").From("s", "t");
        var path = folder.NewPath(".csv");
        var text = new string('x', 200_000) + "\"";

        using (var writer = new CsvDatasetWriter(path, [field]))
        {
            writer.Write(new Dataset(TextColumn.Of(field, ["a", text, "b"])));
            writer.Complete();
        }

        Rows.Of(new CsvDataLoader(path, new FieldCatalogue(field).Source("s")).Load())
            .ShouldBe(["<a>", $"<{text}>", "<b>"]);
    }

    string Write(Dataset data)
    {
        var path = folder.NewPath(".csv");
        using var writer = new CsvDatasetWriter(path, RandomData.Fields.All);
        writer.Write(data);
        writer.Complete();
        return path;
    }
}
