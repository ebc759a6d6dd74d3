using DuckDB.NET.Data;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.UnitTests.DataLoaders;

public sealed class ParquetDataLoaderTests(TemporaryFolder folder) : IClassFixture<TemporaryFolder>
{
    static readonly Field Day = Field.Date("day").From("games", "Day").Optional();
    static readonly Field Score = Field.Number("score").From("games", "Score").Optional();
    static readonly Field Team = Field.Text("team").From("games", "the \"team\"").Optional();
    static readonly SourceSchema Optional = new FieldCatalogue(Day, Score, Team).Source("games");

    static readonly SourceSchema Full = new FieldCatalogue(
        Field.Date("day").From("games", "Day"),
        Field.Number("score").From("games", "Score"),
        Field.Text("team").From("games", "the \"team\"")
    ).Source("games");

    [Theory]
    [InlineData("DATE '2001-02-03'", "1.5", "'x'", "<2001-02-03> | <1.5> | <x>")]
    [InlineData("TIMESTAMP '2001-02-03 04:05:06'", "2::TINYINT", "'x'", "<2001-02-03> | <2> | <x>")]
    [InlineData("epoch_ms(981173106000)::TIMESTAMP_MS", "2::BIGINT", "12::INTEGER", "<2001-02-03> | <2> | <12>")]
    [InlineData("'2001-02-03'", "2.25::FLOAT", "'x'::ENUM('w', 'x')", "<2001-02-03> | <2.25> | <x>")]
    [InlineData("'2001-02-03'", "2.25::DECIMAL(9, 4)", "''", "<2001-02-03> | <2.25> | <>")]
    [InlineData("NULL::DATE", "NULL::DOUBLE", "NULL::VARCHAR", "missing | missing | missing")]
    [InlineData("''", "'1e3'", "'a,b'", "missing | <1000> | <a,b>")]
    public void Values_of_any_width_become_numbers_days_and_text(
        string day,
        string score,
        string team,
        string expected
    ) =>
        Rows.Of(Load(Optional, $"SELECT {day} AS Day, {score} AS Score, {team} AS \"the \"\"team\"\"\""))
            .ShouldBe([expected]);

    [Fact]
    public void A_timestamp_with_a_zone_counts_for_its_day_in_UTC() =>
        Load(Optional, "SELECT make_timestamptz(981173106000000) AS Day, 1 AS Score, 'x' AS \"the \"\"team\"\"\"")
            .Date(Day)[0]
            .ShouldBe(new DateOnly(2001, 2, 3));

    [Theory]
    [InlineData("NULL::DATE", "1", "'x'", "Column \"Day\" (games, row 3) is empty, expected a date (yyyy-MM-dd).")]
    [InlineData("current_date", "NULL::DOUBLE", "'x'", "Column \"Score\" (games, row 3) is empty, expected a number.")]
    [InlineData(
        "current_date",
        "1",
        "NULL::VARCHAR",
        "Column \"the \"team\"\" (games, row 3) is empty, expected text."
    )]
    [InlineData("current_date", "'NaN'::DOUBLE", "'x'", "Column \"Score\" (games, row 3): \"NaN\" is not a number.")]
    [InlineData(
        "current_date",
        "'inf'::FLOAT",
        "'x'",
        "Column \"Score\" (games, row 3): \"Infinity\" is not a number."
    )]
    public void A_bad_value_is_named(string day, string score, string team, string expected)
    {
        var query =
            "SELECT DATE '2001-01-01' AS Day, 1.0 AS Score, 'x' AS \"the \"\"team\"\"\" FROM range(2) "
            + $"UNION ALL SELECT {day}, {score}, {team}";

        Should.Throw<InputException>(() => Load(Full, query)).Problem.ShouldBe(expected);
    }

    [Theory]
    [InlineData("'x' AS Day, 1 AS Score", "Column \"Day\" (games, row 1): \"x\" is not a date (yyyy-MM-dd).")]
    [InlineData("'2001-01-01' AS Day, 'x' AS Score", "Column \"Score\" (games, row 1): \"x\" is not a number.")]
    [InlineData("1 AS Day, 1 AS Score", "Column \"Day\" (games) holds INTEGER values, expected date.")]
    [InlineData(
        "'2001-01-01' AS Day, true AS Score",
        "Column \"Score\" (games) holds BOOLEAN values, expected number."
    )]
    [InlineData(
        "'2001-01-01' AS Day, [1] AS Score",
        "Column \"Score\" (games) holds INTEGER[] values, expected number."
    )]
    public void A_column_of_another_type_is_named(string columns, string expected) =>
        Should
            .Throw<InputException>(() => Load(Full, $"SELECT {columns}, 'x' AS \"the \"\"team\"\"\""))
            .Problem.ShouldBe(expected);

    [Fact]
    public void Batches_of_any_size_are_the_rows_of_a_load_in_order()
    {
        var path = Write(
            "SELECT DATE '2001-01-01' AS Day, i AS Score, 't' || (i % 97) AS \"the \"\"team\"\"\" FROM range(300000) t(i)"
        );
        var loader = new ParquetDataLoader(path, Full);

        var load = Rows.Of(loader.Load());

        load[299_999].ShouldBe("<2001-01-01> | <299999> | <t75>");
        Rows.Of(loader.ReadBatches(batchRows: 70_001)).SequenceEqual(load).ShouldBeTrue();
    }

    [Fact]
    public void A_file_without_rows_is_refused() =>
        Should
            .Throw<InputException>(() =>
                Load(Full, "SELECT DATE '2001-01-01' AS Day, 1 AS Score, 'x' AS \"the \"\"team\"\"\" LIMIT 0")
            )
            .Problem.ShouldEndWith("has columns but no rows.");

    [Fact]
    public void A_file_that_is_not_Parquet_is_refused()
    {
        var path = folder.Write("a,b\n1,2\n", ".parquet");

        Should
            .Throw<InputException>(() => new ParquetDataLoader(path, Full).Load())
            .Problem.ShouldStartWith($"File \"{path}\" (games) cannot be read as Parquet: ");
    }

    [Fact]
    public void A_file_that_does_not_exist_is_refused() =>
        Should
            .Throw<InputException>(() => new ParquetDataLoader(folder.NewPath(".parquet"), Full).Load())
            .Problem.ShouldEndWith("(games) does not exist.");

    Dataset Load(SourceSchema schema, string query) => new ParquetDataLoader(Write(query), schema).Load();

    string Write(string query)
    {
        var path = folder.NewPath(".parquet");
        using var connection = new DuckDBConnection(DuckDBConnectionStringBuilder.InMemoryConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"COPY ({query}) TO '{path}' (FORMAT parquet)";
        command.ExecuteNonQuery();
        return path;
    }
}
