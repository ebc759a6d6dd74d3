using System.Text;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.UnitTests.DataLoaders;

public sealed class CsvErrorTests(TemporaryFolder folder) : IClassFixture<TemporaryFolder>
{
    const string Good = "2001-01-01,1,a\n";

    static readonly FieldCatalogue Fields = new(
        Field.Date("date").From("weather", "obs_date"),
        Field.Number("temp_max").From("weather", "temp_max"),
        Field.Text("sky").From("weather", "sky")
    );

    [Theory]
    [InlineData("n/a", "\"n/a\" is not a number. Declare it nullable in Fields, or clean the source.")]
    [InlineData("1;5", "\"1;5\" is not a number. Declare it nullable in Fields, or clean the source.")]
    [InlineData("NaN", "\"NaN\" is not a number. Declare it nullable in Fields, or clean the source.")]
    [InlineData("nan", "\"nan\" is not a number. Declare it nullable in Fields, or clean the source.")]
    [InlineData("inf", "\"inf\" is not a number. Declare it nullable in Fields, or clean the source.")]
    [InlineData("-Infinity", "\"-Infinity\" is not a number. Declare it nullable in Fields, or clean the source.")]
    [InlineData("true", "\"true\" is not a number. Declare it nullable in Fields, or clean the source.")]
    public void A_cell_that_is_not_a_number_is_named(string cell, string expected) =>
        Refusal($"obs_date,temp_max,sky\n{Good}\n2001-01-02,{cell},b\n{Good}")
            .ShouldBe($"Column \"temp_max\" (weather, row 2): {expected}");

    [Fact]
    public void A_number_that_no_double_can_hold_is_named() =>
        Refusal($"obs_date,temp_max,sky\n{Good}2001-01-02,-1e999,b\n")
            .ShouldStartWith("Column \"temp_max\" (weather, row 2): \"-1e999\" is too large for a number");

    [Theory]
    [InlineData("2001-13-01")]
    [InlineData("1/2/2001")]
    [InlineData("2001-01-01 12:30:00")]
    [InlineData("infinity")]
    public void A_cell_that_is_not_a_date_is_named(string cell) =>
        Refusal($"obs_date,temp_max,sky\n{Good}{cell},1,b\n")
            .ShouldBe(
                $"Column \"obs_date\" (weather, row 2): \"{cell}\" is not a date (yyyy-MM-dd). "
                    + "Correct the format in Fields, or clean the source."
            );

    [Theory]
    [InlineData(",1,b", "obs_date", "a date (yyyy-MM-dd)")]
    [InlineData("2001-01-02,,b", "temp_max", "a number")]
    [InlineData("2001-01-02,1,", "sky", "text")]
    [InlineData("2001-01-02,\"\",b", "temp_max", "a number")]
    public void An_empty_cell_of_a_field_that_is_not_optional_is_named(string row, string column, string expected) =>
        Refusal($"obs_date,temp_max,sky\n{Good}{row}\n")
            .ShouldBe(
                $"Column \"{column}\" (weather, row 2) is empty, expected {expected}. "
                    + "Declare it nullable in Fields, or clean the source."
            );

    [Theory]
    [InlineData("2001-01-02,1", 2)]
    [InlineData("2001-01-02,1,b,c", 4)]
    [InlineData("2001-01-02,1,b,,\"\"", 5)]
    [InlineData("2001-01-02,1,b, ", 4)]
    public void A_row_with_too_few_or_too_many_cells_is_named(string row, int cells) =>
        Refusal($"obs_date,temp_max,sky\n{Good}{row}\n{Good}")
            .ShouldStartWith($"Row 2 (weather) has {cells} cells, expected 3 as in the header.");

    [Fact]
    public void A_row_is_counted_by_records_not_by_lines() =>
        Refusal("obs_date,temp_max,sky\n\n2001-01-02,1,\"a\nb\nc\"\n\n2001-01-02,x,b\n")
            .ShouldStartWith("Column \"temp_max\" (weather, row 2): \"x\"");

    [Fact]
    public void Of_several_bad_cells_the_first_is_named() =>
        Refusal($"obs_date,temp_max,sky\n{Good}2001-01-02,1,\n{Good}2001-01-02,x,b\nx,1,b\n")
            .ShouldStartWith("Column \"sky\" (weather, row 2) is empty");

    [Fact]
    public void A_bad_cell_after_many_rows_is_named()
    {
        var csv = new StringBuilder("obs_date,temp_max,sky\n");
        for (var i = 0; i < 100_000; i++)
            csv.Append(Good);

        Refusal($"{csv}2001-01-02,x,b\n{csv.ToString(22, 1_000_000)}")
            .ShouldStartWith("Column \"temp_max\" (weather, row 100001): \"x\" is not a number.");
    }

    [Fact]
    public void Text_after_a_closing_quote_is_named() =>
        Refusal($"obs_date,temp_max,sky\n{Good}2001-01-02,1,\"a\"b\n")
            .ShouldStartWith(
                "Row 2 (weather) is not CSV. Cell 3: A delimiter, newline or EOF was expected after a closing quote."
            );

    [Fact]
    public void A_quote_that_is_not_closed_is_named() =>
        Refusal($"obs_date,temp_max,sky\n{Good}2001-01-02,1,\"a\n{Good}")
            .ShouldStartWith(
                "Row 2 (weather) is not CSV. Cell 3: A quoted field at the end of the input ends without a closing quote."
            );

    [Fact]
    public void A_line_end_of_another_kind_than_the_rest_is_named() =>
        Refusal(
                $"obs_date,temp_max,sky\n{Good}2001-01-02,1,\"b\"\n2001-01-03,1,c\r2001-01-04,1,d and more text\n{Good}"
            )
            .ShouldStartWith("Row 3 (weather) is not CSV. Cell 3 holds a line end and is not in quotes.");

    [Fact]
    public void Bytes_that_are_not_UTF8_are_named()
    {
        byte[] csv = [.. "obs_date,temp_max,sky\n2001-01-02,1,"u8, 0xE9, (byte)'\n'];

        Should
            .Throw<InputException>(() => Loader(folder.Write(csv)).Load())
            .Message.ShouldBe("Column \"sky\" (weather, row 1) is not UTF-8 text. Save the file as UTF-8.");
    }

    [Theory]
    [InlineData(
        "obs_date,temp_max\n2001-01-01,1\n",
        "Column \"sky\" (weather) is missing; the source has \"obs_date\", \"temp_max\"."
    )]
    [InlineData(
        "obs_date,temp_max,sky,sky\n2001-01-01,1,a,b\n",
        "Column \"sky\" (weather) is there 2 times, expected once."
    )]
    [InlineData(
        "obs_date,temp_max,skyy\n2001-01-01,1,a\n",
        "Column \"skyy\" (weather): no field knows it. Did you mean \"sky\"?"
    )]
    [InlineData("obs_date,temp_max,sky\n", "has columns but no rows.")]
    [InlineData("obs_date,temp_max,sky", "has columns but no rows.")]
    [InlineData("", "is empty, expected a header and rows.")]
    [InlineData("\n\n", "has empty lines only, expected a header and rows.")]
    [InlineData(
        "obs_date,\"temp_max,sky\n2001-01-01,1,a\n",
        "(weather) is not CSV. Cell 2: A quoted field at the end of the input ends without a closing quote."
    )]
    public void A_file_whose_header_or_rows_are_amiss_says_so(string csv, string expected) =>
        Refusal(csv).ShouldContain(expected);

    [Fact]
    public void A_file_that_does_not_exist_suggests_the_one_that_was_meant()
    {
        var path = folder.NewPath("-observations.csv");
        File.WriteAllText(path, "x");

        var missing = path.Replace("observations", "observation", StringComparison.Ordinal);
        Should
            .Throw<InputException>(() => Loader(missing).Load())
            .Message.ShouldBe(
                $"File \"{missing}\" (weather) does not exist. Did you mean \"{Path.GetFileName(path)}\"?"
            );
    }

    [Fact]
    public void A_folder_is_no_file() =>
        Should
            .Throw<InputException>(() => Loader(folder.Path).Load())
            .Problem.ShouldBe($"\"{folder.Path}\" (weather) is a folder, expected a file.");

    [Fact]
    public void Batches_before_the_bad_row_are_delivered()
    {
        var loader = Loader(folder.Write($"obs_date,temp_max,sky\n{Good}{Good}{Good}{Good}2001-01-02,x,b\n{Good}"));
        var rows = 0;

        Should
            .Throw<InputException>(() =>
            {
                foreach (var batch in loader.ReadBatches(batchRows: 2))
                    rows += batch.RowCount;
            })
            .Message.ShouldStartWith("Column \"temp_max\" (weather, row 5)");
        rows.ShouldBe(4);
    }

    static CsvDataLoader Loader(string path) => new(path, Fields.Source("weather"));

    string Refusal(string csv)
    {
        var loader = Loader(folder.Write(csv));
        var message = Should.Throw<InputException>(() => loader.Load()).Message;
        Should.Throw<InputException>(() => loader.ReadBatches(batchRows: 1).Count()).Message.ShouldBe(message);
        return message;
    }
}
