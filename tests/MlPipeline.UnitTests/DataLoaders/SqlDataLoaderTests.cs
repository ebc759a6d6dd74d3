using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.UnitTests.DataLoaders;

public sealed class SqlDataLoaderTests(TemporaryFolder folder) : IClassFixture<TemporaryFolder>
{
    static readonly Field Day = Field.Date("day").From("weather", "obs_date").Optional();
    static readonly Field Temp = Field.Number("temp").From("weather", "temp f").Optional();
    static readonly Field Sky = Field.Text("sky").From("weather", "sky").Optional();
    static readonly SourceSchema Optional = new FieldCatalogue(Day, Temp, Sky).Source("weather");

    static readonly SourceSchema Full = new FieldCatalogue(
        Field.Date("day").From("weather", "obs_date"),
        Field.Number("temp").From("weather", "temp f"),
        Field.Text("sky").From("weather", "sky")
    ).Source("weather");

    [Fact]
    public void A_table_of_a_SQLite_file_is_read_whatever_its_name()
    {
        var path = Sqlite(
            "('2001-01-01', 1.5, 'x'), ('2001-01-02 00:00:00', 2, ''), (NULL, NULL, NULL)",
            "my \"daily\"; x"
        );

        var data = SqlDataLoader.OfSqliteTable(path, "my \"daily\"; x", Optional).Load();

        Rows.Of(data)
            .ShouldBe(["<2001-01-01> | <1.5> | <x>", "<2001-01-02> | <2> | <>", "missing | missing | missing"]);
    }

    [Theory]
    [InlineData(
        "('2001-01-01', 'n/a', 'x')",
        "Column \"temp f\" (weather, row 2): \"n/a\" is not a number. Declare it nullable in Fields, or clean the source."
    )]
    [InlineData(
        "('2001-01-01', 'NaN', 'x')",
        "Column \"temp f\" (weather, row 2): \"NaN\" is not a number. Declare it nullable in Fields, or clean the source."
    )]
    [InlineData(
        "('2001-01-01', 9e999, 'x')",
        "Column \"temp f\" (weather, row 2): \"Infinity\" is not a number. Declare it nullable in Fields, or clean the source."
    )]
    [InlineData(
        "('2001-01-01', NULL, 'x')",
        "Column \"temp f\" (weather, row 2) is empty, expected a number. Declare it nullable in Fields, or clean the source."
    )]
    [InlineData(
        "(NULL, 1, 'x')",
        "Column \"obs_date\" (weather, row 2) is empty, expected a date (yyyy-MM-dd). Declare it nullable in Fields, or clean the source."
    )]
    [InlineData(
        "(20010101, 1, 'x')",
        "Column \"obs_date\" (weather, row 2): \"20010101\" is not a date (yyyy-MM-dd). Correct the format in Fields, or clean the source."
    )]
    [InlineData(
        "('2001-01-01', 1, NULL)",
        "Column \"sky\" (weather, row 2) is empty, expected text. Declare it nullable in Fields, or clean the source."
    )]
    public void A_bad_value_is_named(string row, string expected)
    {
        var loader = SqlDataLoader.OfSqliteTable(Sqlite($"('2001-01-01', 1, 'x'), {row}"), "daily", Full);

        Should.Throw<InputException>(() => loader.Load()).Message.ShouldBe(expected);
        Should.Throw<InputException>(() => loader.ReadBatches(batchRows: 1).Count()).Message.ShouldBe(expected);
    }

    [Fact]
    public void Any_provider_will_do()
    {
        var loader = new SqlDataLoader(
            () => new DuckDBConnection(DuckDBConnectionStringBuilder.InMemoryConnectionString),
            "SELECT DATE '2001-02-03' + i::INTEGER AS obs_date, i::DECIMAL(9, 1) AS \"temp f\", 's' || i % 3 AS sky FROM range(1000) t(i)",
            Full
        );

        var load = Rows.Of(loader.Load());

        load.Length.ShouldBe(1_000);
        load[4].ShouldBe("<2001-02-07> | <4> | <s1>");
        Rows.Of(loader.ReadBatches(batchRows: 7)).ShouldBe(load);
    }

    [Fact]
    public void A_provider_and_a_connection_string_will_do()
    {
        var settings = $"Data Source={Sqlite("('2001-01-01', 1.5, 'x')")};Pooling=False";

        var data = new SqlDataLoader(SqliteFactory.Instance, settings, "SELECT * FROM daily", Full).Load();

        Rows.Of(data).ShouldBe(["<2001-01-01> | <1.5> | <x>"]);
    }

    [Fact]
    public void A_SQLite_file_that_does_not_exist_is_refused_and_not_created()
    {
        var path = folder.NewPath(".sqlite");

        Should
            .Throw<InputException>(() => SqlDataLoader.OfSqliteTable(path, "daily", Full).Load())
            .Problem.ShouldBe($"File \"{path}\" (weather) does not exist.");
        File.Exists(path).ShouldBeFalse();
    }

    [Theory]
    [InlineData("nightly", "no such table: nightly")]
    [InlineData("daily\" WHERE 1=0; --", "no such table")]
    public void A_table_that_does_not_exist_is_refused(string table, string expected) =>
        Should
            .Throw<InputException>(() => SqlDataLoader.OfSqliteTable(Sqlite("(NULL, 1, 'x')"), table, Full).Load())
            .Problem.ShouldContain(expected);

    [Fact]
    public void A_file_that_is_no_database_is_refused() =>
        Should
            .Throw<InputException>(() =>
                SqlDataLoader.OfSqliteTable(folder.Write(new string('x', 5_000)), "daily", Full).Load()
            )
            .Problem.ShouldStartWith("The database of weather refused: ");

    [Fact]
    public void A_table_without_rows_is_refused()
    {
        var path = Sqlite("(NULL, 1, 'x')");

        Should
            .Throw<InputException>(() =>
                new SqlDataLoader(
                    () => new SqliteConnection($"Data Source={path}"),
                    "SELECT * FROM daily LIMIT 0",
                    Full
                ).Load()
            )
            .Problem.ShouldBe("The query of weather returns no rows.");
    }

    [Fact]
    public void A_column_that_no_field_knows_is_refused()
    {
        var path = Sqlite("(NULL, 1, 'x')");

        Should
            .Throw<InputException>(() =>
                new SqlDataLoader(
                    () => new SqliteConnection($"Data Source={path}"),
                    "SELECT *, 1 AS skies FROM daily",
                    Full
                ).Load()
            )
            .Message.ShouldStartWith("Column \"skies\" (weather): no field knows it.");
    }

    [Fact]
    public void A_message_never_holds_the_password()
    {
        var path = Sqlite("(NULL, 1, 'x')");
        using var secretive = new SecretiveConnection($"Data Source={path};Password=open-sesame");

        var message = Should
            .Throw<InputException>(() => new SqlDataLoader(() => secretive, "SELECT 1", Full).Load())
            .ToString();

        message.ShouldContain("login failed with ***");
        message.ShouldNotContain("open-sesame");
    }

    string Sqlite(string rows, string table = "daily")
    {
        var path = folder.NewPath(".sqlite");
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        var quoted = $"\"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        command.CommandText = $"CREATE TABLE {quoted} (obs_date, \"temp f\", sky); INSERT INTO {quoted} VALUES {rows}";
        command.ExecuteNonQuery();
        return path;
    }

    /// <summary>A connection whose provider repeats the password when it fails.</summary>
    sealed class SecretiveConnection(string settings) : SqliteConnection(settings)
    {
        public override void Open() =>
            throw new SqliteException(
                $"login failed with {new SqliteConnectionStringBuilder(ConnectionString).Password}",
                1
            );
    }
}
