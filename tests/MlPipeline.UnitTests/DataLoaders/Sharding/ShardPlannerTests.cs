using CsCheck;
using MlPipeline.DataLoaders;
using MlPipeline.DataLoaders.Sharding;
using MlPipeline.Fields;

namespace MlPipeline.UnitTests.DataLoaders.Sharding;

public sealed class ShardPlannerTests(TemporaryFolder folder) : IClassFixture<TemporaryFolder>
{
    const int Iterations = 25;
    static readonly Field Label = Field.Number("label").Optional();
    static readonly Field Text = Field.Text("text").Optional();
    static readonly FieldCatalogue Catalogue = new(Label, Text);

    /// <summary>Cells as they are written: in quotes, with line ends and commas and quotes inside, or plain with a quote in the middle.</summary>
    static readonly Gen<string> Cells = Gen.OneOf(
        Gen.OneOf(
            "",
            "\"\"",
            "plain",
            "5\" pipe",
            "it's",
            "\"a,b\"",
            "\"a\nb\"",
            "\"\n\n\"",
            "\"\"\"\n\"\"\"",
            "\"\r\n\"",
            "漢字"
        ),
        Gen.String[Gen.Char[" ,\"\nab"], 0, 12].Select(x => $"\"{x.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
    );

    static readonly Gen<string> Files = Gen.Select(
            Gen.Select(Gen.Int[0, 999], Cells).Array[1, 50],
            Gen.OneOf("\n", "\r\n"),
            Gen.Bool,
            Gen.OneOf("", "\uFEFF"),
            Gen.Int[0, 3].Array[50]
        )
        .Select(
            (rows, end, isEnded, mark, blanks) =>
            {
                var lines = rows.Zip(
                    blanks,
                    (row, blank) => string.Concat(Enumerable.Repeat(end, blank / 3)) + $"{row.Item1},{row.Item2}"
                );
                return $"{mark}label,text{end}{string.Join(end, lines)}{(isEnded ? end : "")}";
            }
        );

    [Fact]
    public void Every_row_of_a_CSV_file_is_in_exactly_one_shard() =>
        Gen.Select(Files, Gen.Int[1, 12])
            .Sample(
                (content, shards) =>
                {
                    var path = folder.Write(content);
                    var whole = Rows.Of(new CsvDataLoader(path, Catalogue.Exported("input")).Load());

                    var plan = ShardPlanner.Plan(InputFiles.At(path), shards);

                    Read(path, plan).ShouldBe(whole);
                    plan.Count.ShouldBeLessThanOrEqualTo(shards);
                    plan.Select(x => x.FirstRow)
                        .ShouldBe(Enumerable.Range(0, plan.Count).Select(x => plan.Take(x).Sum(y => y.Rows)));
                },
                iter: Iterations
            );

    [Fact]
    public void The_same_file_has_the_same_shards() =>
        Gen.Select(Files, Gen.Int[1, 12])
            .Sample(
                (content, shards) =>
                {
                    var (path, copy) = (folder.Write(content), folder.Write(content));

                    var plan = ShardPlanner.Plan(InputFiles.At(path), shards);

                    ShardPlanner
                        .Plan(InputFiles.At(copy), shards)
                        .ShouldBe(plan.Select(x => x with { File = Path.GetFileName(copy) }));
                },
                iter: Iterations
            );

    [Theory]
    [InlineData("label,text\n1,a\n2,b\n3,c\n4,d")]
    [InlineData("label,text\r\n1,a\r\n2,b\r\n3,c\r\n4,d\r\n")]
    [InlineData("label,text\r1,a\r2,b\r3,c\r4,d\r")]
    [InlineData("\n\nlabel,text\n1,a\n\n2,b\n\r\n3,c\n4,d\n\n\n")]
    [InlineData("label,text\n1, \"a\nb\"\n2,5\" pipe\n3,\"\"\"\"\n4,\"d\n\"\n")]
    public void Rows_are_counted_as_the_loader_counts_them(string content)
    {
        var path = folder.Write(content);

        var plan = ShardPlanner.Plan(InputFiles.At(path), 4);

        plan.Count.ShouldBeInRange(3, 4);
        plan.Sum(x => x.Rows).ShouldBe(4);
        Read(path, plan).ShouldBe(Rows.Of(new CsvDataLoader(path, Catalogue.Exported("input")).Load()));
    }

    [Fact]
    public void An_empty_line_is_a_row_where_there_is_one_column()
    {
        var path = folder.Write("text\na\n\nb\n");

        var plan = ShardPlanner.Plan(InputFiles.At(path), 3);

        plan.Sum(x => x.Rows).ShouldBe(3);
        Read(path, plan).ShouldBe(["<a>", "missing", "<b>"]);
    }

    [Fact]
    public void A_record_longer_than_the_buffer_of_the_scan_is_not_cut()
    {
        var text = string.Concat(Enumerable.Repeat("a, \"\"\n", 500_000));
        var path = folder.Write($"label,text\n1,\"{text}\"\n2,\"{text}\"\n");

        var plan = ShardPlanner.Plan(InputFiles.At(path), 10);

        plan.Select(x => x.Rows).ShouldBe([1, 1]);
        Read(path, plan).ShouldBe(Rows.Of(new CsvDataLoader(path, Catalogue.Exported("input")).Load()));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("label,text\n", "has columns but no rows")]
    [InlineData("label,text", "has columns but no rows")]
    [InlineData("label,text\n\n\n", "has columns but no rows")]
    [InlineData("\n\n", "has columns but no rows")]
    public void A_file_without_rows_is_refused(string content, string problem) =>
        Should
            .Throw<InputException>(() => ShardPlanner.Plan(InputFiles.At(folder.Write(content))))
            .Problem.ShouldContain(problem);

    [Fact]
    public void A_small_file_is_one_shard() =>
        ShardPlanner
            .Plan(InputFiles.At(folder.Write("label,text\n1,a\n2,b\n")))
            .ShouldHaveSingleItem()
            .Rows.ShouldBe(2);

    [Fact]
    public void The_files_of_a_folder_follow_each_other_in_the_order_of_their_names()
    {
        var input = NewFolder(
            ("b.csv", "label,text\n3,c\n"),
            ("B.csv", "label,text\n1,a\n2,b\n"),
            ("_notes.csv", "x"),
            ("readme.md", "x")
        );

        var plan = ShardPlanner.Plan(InputFiles.At(input), 3);

        plan.Select(x => (x.Number, x.File, x.FirstRow)).ShouldBe([(0, "B.csv", 0), (1, "B.csv", 1), (2, "b.csv", 0)]);
        Read(input, plan).ShouldBe(["<1> | <a>", "<2> | <b>", "<3> | <c>"]);
    }

    [Fact]
    public void A_folder_without_files_and_files_of_other_columns_are_refused()
    {
        Should
            .Throw<InputException>(() => InputFiles.At(NewFolder()))
            .Problem.ShouldContain("has no .csv or .parquet file");
        var input = NewFolder(("a.csv", "label,text\n1,a\n"), ("b.csv", "text\nb\n"));

        var refused = Should.Throw<InputException>(() => ShardPlanner.Plan(InputFiles.At(input)));

        refused.Problem.ShouldContain("b.csv");
        refused.Problem.ShouldContain("\"label\" in one of the two only");
    }

    [Theory]
    [InlineData("label,text\n1,a\n2,b\n3,c\n4,e\n", "other content")]
    [InlineData("label,text\n1,a\n2,b\n3,c\n4,de\n", "bytes")]
    public void A_file_that_changed_since_it_was_planned_is_refused(string changed, string problem)
    {
        var path = folder.Write("label,text\n1,a\n2,b\n3,c\n4,d\n");
        var plan = ShardPlanner.Plan(InputFiles.At(path), 2);
        File.WriteAllText(path, changed);

        Should.Throw<InputException>(() => Read(path, plan)).Problem.ShouldContain(problem);
    }

    [Fact]
    public void A_bad_cell_is_named_by_its_row_in_the_file()
    {
        var path = folder.Write("label,text\n1,a\n2,b\n3,c\nfour,d\n");
        var plan = ShardPlanner.Plan(InputFiles.At(path), 4);

        var whole = Should.Throw<InputException>(() => new CsvDataLoader(path, Catalogue.Exported("input")).Load());
        var part = Should.Throw<InputException>(() => Read(path, plan));

        part.Message.ShouldBe(whole.Message);
        part.Message.ShouldContain("row 4");
    }

    string NewFolder(params (string Name, string Content)[] files)
    {
        var path = Directory.CreateDirectory(folder.NewPath("")).FullName;
        foreach (var (name, content) in files)
            File.WriteAllText(Path.Combine(path, name), content);
        return path;
    }

    List<string> Read(string path, IReadOnlyList<InputShard> plan)
    {
        var rows = new List<string>();
        foreach (var shard in plan)
        {
            using var open = InputFiles.At(path).Open(shard, Catalogue, Label, folder.NewPath(".csv"));
            var read = Rows.Of(open.Loader.Load());
            read.Length.ShouldBe((int)shard.Rows);
            rows.AddRange(read);
        }
        return rows;
    }
}
