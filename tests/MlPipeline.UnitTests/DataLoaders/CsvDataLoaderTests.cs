using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.UnitTests.DataLoaders;

public sealed class CsvDataLoaderTests(TemporaryFolder folder) : IClassFixture<TemporaryFolder>
{
    static readonly Field Day = Field.Date("day").From("shop", "Day", "d.M.yyyy");
    static readonly Field Price = Field.Number("price").From("shop", "Price").Optional();
    static readonly Field Name = Field.Text("name").From("shop", "Name").Optional();
    static readonly SourceSchema Schema = new FieldCatalogue(Day, Price, Name).Source("shop");

    [Fact]
    public void Columns_take_their_exported_names_in_the_order_of_the_file()
    {
        var data = Load("Name,Day,Price\nx,1.2.2003,4.5\n");

        data.Columns.Select(x => x.Field.Name).ShouldBe(["name", "day", "price"]);
        data.Date(Day)[0].ShouldBe(new DateOnly(2003, 2, 1));
        data.Number(Price).Values[0].ShouldBe(4.5);
        data.Text(Name)[0].ShouldBe("x");
    }

    [Theory]
    [InlineData("Day,Price,Name\n1.1.2001,1,a\n2.1.2001,2,b\n")]
    [InlineData("Day,Price,Name\r\n1.1.2001,1,a\r\n2.1.2001,2,b\r\n")]
    [InlineData("Day,Price,Name\n1.1.2001,1,a\n2.1.2001,2,b")]
    [InlineData("\uFEFFDay,Price,Name\n1.1.2001,1,a\n2.1.2001,2,b\n")]
    [InlineData("\uFEFF\"Day\",\"Price\",\"Name\"\r\n\"1.1.2001\",\"1\",\"a\"\r\n\"2.1.2001\",\"2\",\"b\"\r\n")]
    [InlineData("Day,Price,Name\r\n1.1.2001,1,a\n2.1.2001,2,b\r\n")]
    [InlineData("Day,Price,Name\r1.1.2001,1,a\r2.1.2001,2,b\r")]
    [InlineData("Day,Price,Name\n\n1.1.2001,1,a\n\n2.1.2001,2,b\n\n")]
    [InlineData("Day,Price,Name\n1.1.2001, 1 ,a\n2.1.2001,2.0e0,b\n")]
    [InlineData("Day,Price,Name\n1.1.2001,1,a,\n2.1.2001,2,b,,\n")]
    public void Line_ends_byte_order_marks_quotes_empty_lines_and_commas_at_the_end_make_no_difference(string csv) =>
        Rows.Of(Load(csv)).ShouldBe(["<2001-01-01> | <1> | <a>", "<2001-01-02> | <2> | <b>"]);

    [Fact]
    public void Quoted_text_keeps_commas_quotes_and_line_ends() =>
        Load("Day,Price,Name\n1.1.2001,1,\"a, \"\"b\"\"\nc\"\n").Text(Name)[0].ShouldBe("a, \"b\"\nc");

    [Fact]
    public void An_empty_cell_is_missing_and_an_empty_text_in_quotes_is_empty()
    {
        var data = Load("Day,Price,Name\n1.1.2001,,\n1.1.2001,1,\"\"\n");

        data.Number(Price).IsMissing(0).ShouldBeTrue();
        data.Text(Name)[0].ShouldBeNull();
        data.Text(Name)[1].ShouldBe("");
    }

    [Fact]
    public void An_empty_text_in_quotes_stays_empty_in_a_file_that_DuckDB_refuses() =>
        Rows.Of(Load("Day,Price,Name\n1.1.2001,\"\",\"\"\n2.1.2001,\"1\",\n3.1.2001,,\"\"\"\"\n4.1.2001,1,\"\""))
            .ShouldBe([
                "<2001-01-01> | missing | <>",
                "<2001-01-02> | <1> | missing",
                "<2001-01-03> | missing | <\">",
                "<2001-01-04> | <1> | <>",
            ]);

    [Theory]
    [InlineData("\"\"")]
    [InlineData("NA")]
    [InlineData("n/a")]
    [InlineData("NULL")]
    public void A_cell_that_says_that_there_is_no_number_is_missing_where_it_may_be(string cell) =>
        Rows.Of(Load($"Day,Price,Name\n1.1.2001,1,a\n2.1.2001,{cell},b\n"))
            .ShouldBe(["<2001-01-01> | <1> | <a>", "<2001-01-02> | missing | <b>"]);

    [Fact]
    public void A_column_that_need_not_be_there_is_left_out()
    {
        var path = folder.Write("Day,Name\n1.1.2001,a\n");

        var data = new CsvDataLoader(path, Schema.WithOptional(Price)).Load();

        data.Has(Price).ShouldBeFalse();
        data.RowCount.ShouldBe(1);
    }

    [Fact]
    public void In_a_file_of_one_column_an_empty_line_is_an_empty_cell()
    {
        var schema = new SourceSchema("one", [new SourceField("Name", Name)]);

        Rows.Of(new CsvDataLoader(folder.Write("Name\na\n\nb\n"), schema).Load()).ShouldBe(["<a>", "missing", "<b>"]);
    }

    [Fact]
    public void Names_that_differ_in_case_only_are_two_columns()
    {
        var fields = new FieldCatalogue(Field.Number("a").From("x", "A"), Field.Number("b").From("x", "a"));

        Rows.Of(new CsvDataLoader(folder.Write("a,A\n1,2\n"), fields.Source("x")).Load()).ShouldBe(["<1> | <2>"]);
    }

    [Fact]
    public void A_path_is_one_file_whatever_characters_it_has()
    {
        folder.Write("Day,Price,Name\n1.1.2001,9,decoy\n", "-x1.csv");
        var path = folder.Write("Day,Price,Name\n1.1.2001,1,it's me\n", "-x[1]*?'.csv");

        new CsvDataLoader(path, Schema).Load().Text(Name)[0].ShouldBe("it's me");
    }

    [Fact]
    public void A_cancelled_read_stops() =>
        Should.Throw<OperationCanceledException>(() =>
            new CsvDataLoader(folder.Write("Day,Price,Name\n1.1.2001,1,a\n"), Schema).Load(new CancellationToken(true))
        );

    Dataset Load(string csv) => new CsvDataLoader(folder.Write(csv), Schema).Load();
}
