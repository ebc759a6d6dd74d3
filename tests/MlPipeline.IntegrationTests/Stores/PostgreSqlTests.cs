using MlPipeline.DataLoaders;
using MlPipeline.Fields;
using MlPipeline.IntegrationTests.Serving;
using MlPipeline.UnitTests.DataLoaders;
using Npgsql;

namespace MlPipeline.IntegrationTests.Stores;

/// <summary>The loader of SQL sources on a real server.</summary>
public sealed class PostgreSqlTests(PostgreSqlServer server)
{
    /// <summary>More rows than fit into any memory.</summary>
    const string Endless =
        "SELECT (a * 1000 + b)::float8 AS number FROM generate_series(1, 1000000) a, generate_series(1, 1000) b";

    static readonly Field Number = Field.Number("number").From("numbers", "number");
    static readonly Field Day = Field.Date("day").From("daily", "day").Optional();
    static readonly Field Sold = Field.Number("sold").From("daily", "sold").Optional();
    static readonly Field Sky = Field.Text("sky").From("daily", "sky").Optional();

    static readonly SourceSchema Numbers = new FieldCatalogue(Number).Source("numbers");
    static readonly SourceSchema Daily = new FieldCatalogue(Day, Sold, Sky).Source("daily");

    [Theory]
    [InlineData("7::smallint", 7)]
    [InlineData("-2000000000::integer", -2e9)]
    [InlineData("9007199254740992::bigint", 9007199254740992)]
    [InlineData("0.5::real", 0.5)]
    [InlineData("0.1::double precision", 0.1)]
    [InlineData("123456.789::numeric(12, 3)", 123456.789)]
    [InlineData("' 12.5 '::text", 12.5)]
    [InlineData("'12.5'::varchar(9)", 12.5)]
    public void Numbers_of_any_type_are_read_as_doubles(string value, double expected) =>
        Query($"SELECT {value} AS number", Numbers).Load().Number(Number).Values.ToArray().ShouldBe([expected]);

    [Theory]
    [InlineData("DATE '2024-02-29'")]
    [InlineData("TIMESTAMP '2024-02-29 23:59:59.999'")]
    [InlineData("TIMESTAMPTZ '2024-03-01 01:30:00+02'")]
    [InlineData("'2024-02-29'::text")]
    public void Days_and_times_are_read_as_days_of_utc(string value) =>
        First($"SELECT {value} AS day, 1 AS sold, 'x' AS sky").ShouldBe("<2024-02-29> | <1> | <x>");

    [Theory]
    [InlineData("'Grüße, \"quoted\"'::text", "Grüße, \"quoted\"")]
    [InlineData("''::text", "")]
    [InlineData("'ab'::char(4)", "ab  ")]
    [InlineData("42::bigint", "42")]
    [InlineData("true", "True")]
    [InlineData("'6f9619ff-8b86-d011-b42d-00cf4fc964ff'::uuid", "6f9619ff-8b86-d011-b42d-00cf4fc964ff")]
    [InlineData("'{\"a\": 1}'::jsonb", "{\"a\": 1}")]
    public void What_can_be_written_is_read_as_text(string value, string expected) =>
        First($"SELECT DATE '2024-02-29' AS day, 1 AS sold, {value} AS sky")
            .ShouldBe($"<2024-02-29> | <1> | <{expected}>");

    [Fact]
    public void Null_is_missing_and_refused_where_a_field_is_not_optional()
    {
        First("SELECT NULL::date AS day, NULL::numeric AS sold, NULL::text AS sky")
            .ShouldBe("missing | missing | missing");

        Should
            .Throw<InputException>(() => Query("VALUES (1.5), (NULL)", Numbers, "number").Load())
            .Message.ShouldBe(
                "Column \"number\" (numbers, row 2) is empty, expected a number. Declare it nullable in Fields, or clean the source."
            );
    }

    [Theory]
    [InlineData("'NaN'::numeric")]
    [InlineData("1e40::numeric")]
    public void A_decimal_number_that_cannot_be_read_is_named(string value)
    {
        var refusal = Should.Throw<InputException>(() => Query($"VALUES (1.5), ({value})", Numbers, "number").Load());

        refusal.Problem.ShouldStartWith(
            "Column \"number\" (numbers, row 2) holds a value of type numeric that cannot be read: "
        );
        refusal.Remedy.ShouldStartWith("Cast the column in the query");
    }

    [Theory]
    [InlineData("'NaN'::double precision", "\"NaN\" is not a number")]
    [InlineData("'-Infinity'::real", "\"-Infinity\" is not a number")]
    [InlineData("false", "\"False\" is not a number")]
    [InlineData("DATE '2024-02-29'", "\"2024-02-29\" is not a number")]
    public void What_is_no_number_is_refused(string value, string problem) =>
        Should
            .Throw<InputException>(() => Query($"SELECT {value} AS number", Numbers).Load())
            .Problem.ShouldBe($"Column \"number\" (numbers, row 1): {problem}.");

    [Fact]
    public void A_table_is_read_whatever_its_name_and_schema()
    {
        server.Execute(
            """"
            CREATE SCHEMA "Sales; 2024";
            CREATE TABLE "Sales; 2024"."my ""daily""" (sky text, day date, sold numeric);
            INSERT INTO "Sales; 2024"."my ""daily""" VALUES ('clear', '2024-02-29', 1.5), (NULL, NULL, NULL);
            """"
        );

        var rows = SqlDataLoader.OfTable(Connect, Daily, "Sales; 2024", "my \"daily\"").Load();

        Rows.Of(rows.Select(Day, Sold, Sky))
            .ShouldBe(["<2024-02-29> | <1.5> | <clear>", "missing | missing | missing"]);
    }

    [Fact]
    public void A_million_rows_are_streamed_and_none_is_kept()
    {
        const int Million = 1_000_000;
        var batches = new List<WeakReference>();
        double sum = 0;
        long rows = 0;

        foreach (var batch in Query($"SELECT i AS number FROM generate_series(1, {Million}) i", Numbers).ReadBatches())
        {
            batches.Add(new WeakReference(batch));
            rows += batch.RowCount;
            sum += batch.Number(Number).Values.ToArray().Sum();
        }

        rows.ShouldBe(Million);
        sum.ShouldBe(Million * (Million + 1.0) / 2);
        GC.Collect();
        batches.Count(x => x.IsAlive).ShouldBeLessThan(batches.Count / 4);
    }

    [Fact]
    public async Task Who_stops_reading_ends_the_query()
    {
        var query = $"/* who stops */ {Endless}";

        Query(query, Numbers).ReadBatches(batchRows: 10).First().RowCount.ShouldBe(10);

        (await Eventually.Of(() => server.CountQueriesAsync(query), x => x == 0)).ShouldBe(0);
    }

    [Fact]
    public async Task Cancelling_between_two_batches_ends_the_query()
    {
        var query = $"/* between */ {Endless}";
        using var cancellation = new CancellationTokenSource();

        Should.Throw<OperationCanceledException>(() =>
        {
            foreach (var _ in Query(query, Numbers).ReadBatches(batchRows: 10, cancellation.Token))
                cancellation.Cancel();
        });

        (await Eventually.Of(() => server.CountQueriesAsync(query), x => x == 0)).ShouldBe(0);
    }

    [Fact]
    public async Task Cancelling_a_query_that_has_not_answered_yet_ends_it()
    {
        const string Query = "SELECT 1 AS number FROM pg_sleep(3600)";
        using var cancellation = new CancellationTokenSource();
        var load = Task.Run(() => this.Query(Query, Numbers).Load(cancellation.Token));
        (await Eventually.Of(() => server.CountQueriesAsync(Query), x => x == 1)).ShouldBe(1);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => load);
        (await Eventually.Of(() => server.CountQueriesAsync(Query), x => x == 0)).ShouldBe(0);
    }

    [Fact]
    public void An_error_after_some_rows_is_told()
    {
        var batches = 0;

        Should
            .Throw<InputException>(() =>
            {
                foreach (
                    var _ in Query("SELECT 1.0 / (5000 - i) AS number FROM generate_series(1, 9999) i", Numbers)
                        .ReadBatches(batchRows: 100)
                )
                    batches++;
            })
            .Problem.ShouldContain("The database of numbers refused: 22012: division by zero");
        batches.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_table_that_does_not_exist_is_refused() =>
        Should
            .Throw<InputException>(() => SqlDataLoader.OfTable(Connect, Daily, "nightly").Load())
            .Problem.ShouldContain("relation \"nightly\" does not exist");

    [Fact]
    public void A_wrong_password_is_refused_and_never_told()
    {
        var settings = server.Settings;
        settings.Password = "open-sesame";

        var refusal = Should.Throw<InputException>(() =>
            new SqlDataLoader(NpgsqlFactory.Instance, settings.ToString(), "SELECT 1 AS number", Numbers).Load()
        );

        refusal.Problem.ShouldStartWith("The database of numbers refused: 28P01: ");
        refusal.ToString().ShouldNotContain("open-sesame");
    }

    [Fact]
    public void A_server_that_does_not_answer_is_told()
    {
        var settings = server.Settings;
        settings.Port = FreePort.Find();

        Should
            .Throw<InputException>(() =>
                new SqlDataLoader(NpgsqlFactory.Instance, settings.ToString(), "SELECT 1 AS number", Numbers).Load()
            )
            .Problem.ShouldStartWith("The database of numbers refused: Failed to connect to 127.0.0.1");
    }

    NpgsqlConnection Connect() => new(server.Settings.ToString());

    SqlDataLoader Query(string sql, SourceSchema schema) => new(Connect, sql, schema);

    SqlDataLoader Query(string values, SourceSchema schema, string column) =>
        Query($"SELECT * FROM ({values}) AS t({column})", schema);

    string First(string sql) => Rows.Of(Query(sql, Daily).Load()).Single();
}
