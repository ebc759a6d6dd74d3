using CsCheck;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.UnitTests.DataLoaders;

public sealed class JoinedDataLoaderTests
{
    static readonly Field Day = Field.Date("day").Optional();
    static readonly Field Town = Field.Text("town").Optional();
    static readonly Field Id = Field.Number("id").Optional();
    static readonly Field Sales = Field.Number("sales");
    static readonly Field Rain = Field.Number("rain").Optional();
    static readonly Field Note = Field.Text("note").Optional();

    [Fact]
    public void A_row_has_the_columns_of_the_base_and_those_of_each_match_without_its_key()
    {
        var loader = new JoinedDataLoader(
            new LoadedData("shop", Days(1, 2, 3), Numbers(Sales, 10, 20, 30)),
            Day,
            Join.Required(new LoadedData("weather", Numbers(Rain, 0.3, 0.1, 0.2, 0.9), Days(3, 1, 2, 7))),
            Join.Optional(new LoadedData("notes", Days(2), TextColumn.Of(Note, ["sale"])))
        );

        var data = Load(loader);

        loader.Source.ShouldBe("shop + weather + notes");
        data.Columns.Select(x => x.Field.Name).ShouldBe(["day", "sales", "rain", "note"]);
        Rows.Of(data)
            .ShouldBe([
                "<2001-01-01> | <10> | <0.1> | missing",
                "<2001-01-02> | <20> | <0.2> | <sale>",
                "<2001-01-03> | <30> | <0.3> | missing",
            ]);
        loader.Report.ShouldNotBeNull();
        loader.Report.Sources.ShouldBe([
            new JoinedSourceReport("weather", 4, 3, 0, 1, 0),
            new JoinedSourceReport("notes", 1, 1, 2, 0, 0),
        ]);
    }

    [Fact]
    public void A_base_row_without_a_required_match_is_named()
    {
        var loader = Required(Days(1, 2, 4, 5), Days(1, 3, 5));

        Message(loader)
            .ShouldBe(
                "2 rows of shop have no match in weather; the first is Key \"day\" 2001-01-02 (row 2). "
                    + "Complete weather, or make the join optional."
            );
        loader.Report!.Sources[0].UnmatchedBaseRows.ShouldBe(2);
        loader.Report.Sources[0].UnmatchedRows.ShouldBe(1);
    }

    [Fact]
    public void A_doubled_key_of_a_joined_source_is_refused()
    {
        var loader = Required(Days(1, 2), Days(1, 2, 2));

        Message(loader)
            .ShouldBe(
                "Key \"day\" 2001-01-02 occurs twice in weather (rows 2 and 3; 1 such rows in all): "
                    + "it would multiply the rows of shop. Take all but one of the rows out of the source."
            );
        loader.Report!.Sources[0].DoubledRows.ShouldBe(1);
    }

    [Fact]
    public void A_doubled_key_of_the_base_is_reported()
    {
        var loader = Required(Days(1, 1, 2), Days(1, 2));

        Load(loader).RowCount.ShouldBe(3);
        loader.Report!.DoubledBaseRows.ShouldBe(1);
    }

    [Fact]
    public void A_joined_row_without_a_key_is_named() =>
        Message(Required(Days(1), Days(1, null)))
            .ShouldBe(
                "Column \"day\" (weather, row 2) is empty, expected a key. Fill it, or take the row out of the source."
            );

    [Fact]
    public void A_base_row_without_a_key_has_no_match() =>
        Message(Required(Days(1, null), Days(1)))
            .ShouldStartWith(
                "1 rows of shop have no match in weather; the first is Key \"day\" without a value (row 2)."
            );

    [Fact]
    public void An_optional_join_adds_optional_fields_only() =>
        Message(
                new JoinedDataLoader(
                    new LoadedData("shop", Days(1)),
                    Day,
                    Join.Optional(new LoadedData("till", Days(1), Numbers(Sales, 1)))
                )
            )
            .ShouldBe(
                "Field \"sales\" comes from till by an optional join, which can leave it missing. "
                    + "Declare it nullable in Fields, or make the join required."
            );

    [Fact]
    public void A_field_of_two_sources_is_refused() =>
        Message(
                new JoinedDataLoader(
                    new LoadedData("shop", Days(1), Numbers(Rain, 1)),
                    Day,
                    Join.Required(new LoadedData("weather", Days(1), Numbers(Rain, 1)))
                )
            )
            .ShouldStartWith("Field \"rain\" comes from 2 of the sources shop + weather, expected one.");

    [Fact]
    public void Text_and_numbers_are_keys_as_well()
    {
        var towns = new JoinedDataLoader(
            new LoadedData("shop", TextColumn.Of(Town, ["b", "a", "b"])),
            Town,
            Join.Required(new LoadedData("towns", TextColumn.Of(Town, ["a", "b"]), Numbers(Sales, 1, 2)))
        );
        var ids = new JoinedDataLoader(
            new LoadedData("shop", Numbers(Id, -0.0, 2.5)),
            Id,
            Join.Required(new LoadedData("ids", Numbers(Id, 2.5, 0), Numbers(Sales, 1, 2)))
        );

        Load(towns).Number(Sales).Values.ToArray().ShouldBe([2, 1, 2]);
        Load(ids).Number(Sales).Values.ToArray().ShouldBe([2, 1]);
    }

    [Fact]
    public void A_join_is_the_join_of_nested_loops_and_its_report_adds_up() =>
        Gen.Select(Gen.Int[0, 12].Array[1, 30], Gen.Int[0, 12].HashSet[0, 12], Gen.Int[1, 31])
            .Sample(
                (left, right, batchRows) =>
                {
                    var keys = right.ToArray();
                    var loader = new JoinedDataLoader(
                        new LoadedData("shop", TextColumn.Of(Town, left.Select(x => x == 0 ? null : $"t{x}"))),
                        Town,
                        Join.Optional(
                            new LoadedData(
                                "towns",
                                TextColumn.Of(Town, keys.Select(x => $"t{x}")),
                                Numbers(Rain, [.. keys.Select(x => (double)x)])
                            )
                        )
                    );
                    string[] expected =
                    [
                        .. left.Select(x =>
                            (x == 0 ? "missing" : $"<t{x}>") + (x != 0 && keys.Contains(x) ? $" | <{x}>" : " | missing")
                        ),
                    ];
                    Rows.Of(loader.ReadBatches(batchRows)).ShouldBe(expected);
                    var streamed = loader.Report;
                    Rows.Of(loader.Load()).ShouldBe(expected);

                    var report = loader.Report!;
                    var towns = report.Sources.Single();
                    towns.ShouldBe(streamed!.Sources.Single());
                    report.BaseRows.ShouldBe(left.Length);
                    towns.MatchedBaseRows.ShouldBe(left.Count(x => x != 0 && keys.Contains(x)));
                    (towns.MatchedBaseRows + towns.UnmatchedBaseRows).ShouldBe(left.Length);
                    towns.UnmatchedRows.ShouldBe(keys.Count(x => x == 0 || !left.Contains(x)));
                    report.DoubledBaseRows.ShouldBe(
                        left.Count(x => x != 0) - left.Where(x => x != 0).Distinct().Count()
                    );
                }
            );

    static JoinedDataLoader Required(Column left, Column right) =>
        new(
            new LoadedData("shop", left),
            Day,
            Join.Required(new LoadedData("weather", right, Numbers(Sales, new double[right.Count])))
        );

    static Column Days(params int?[] days) =>
        DateColumn.Of(Day, days.Select(x => x is { } day ? new DateOnly(2001, 1, day) : (DateOnly?)null));

    static Column Numbers(Field field, params double[] values) => new NumberColumn(field, values);

    static Dataset Load(DataLoader loader) => loader.Load(TestContext.Current.CancellationToken);

    static string Message(JoinedDataLoader loader)
    {
        var message = Should.Throw<InputException>(() => Load(loader)).Message;
        Should.Throw<InputException>(() => loader.ReadBatches(batchRows: 1_000).Count()).Message.ShouldBe(message);
        return message;
    }
}
