using System.Globalization;
using System.Security.Cryptography;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;
using MlPipeline.UnitTests.DataLoaders;
using Ridership.Data;
using Ridership.Fields;

namespace MlPipeline.UnitTests.Example;

public sealed class ExampleDataTests
{
    static readonly string Folder = Repository.File("notebooks", "dummy_data");

    [Fact]
    public void The_three_sources_joined_are_the_published_table_value_for_value()
    {
        // The published table is read by the simplest means there is: it has no quotes.
        var lines = File.ReadAllLines(Path.Combine(Folder, "source", "chicago.csv"));
        var columns = lines[0].Split(',').ToList();
        var published = lines.Skip(1).Select(x => x.Split(',')).ToArray();

        var data = RidershipSources.Open(Folder).Load(TestContext.Current.CancellationToken);

        data.RowCount.ShouldBe(5_092);
        data.Columns.Count.ShouldBe(RidershipFields.Catalogue.All.Count);
        data.Columns.Select(x => x.Field.Name)
            .Order(StringComparer.Ordinal)
            .ShouldBe(RidershipFields.Catalogue.All.Select(x => x.Name).Order(StringComparer.Ordinal));
        var days = published.Select(x => DateOnly.Parse(x[columns.IndexOf("date")], CultureInfo.InvariantCulture));
        data.Date(RidershipFields.Date).DayNumbers.ToArray().ShouldBe(days.Select(x => x.DayNumber));
        foreach (var field in RidershipFields.Catalogue.All.Where(x => x.Type == FieldType.Number))
        {
            var at = columns.FindIndex(x => NameOf(x) == field.Name);
            var expected = published.Select(x => double.Parse(x[at], CultureInfo.InvariantCulture)).ToArray();
            data.Number(field).Values.SequenceEqual(expected).ShouldBeTrue(field.Name);
        }
        var games = data.Text(RidershipFields.Games);
        for (var row = 0; row < published.Length; row++)
            games[row].ShouldBe(Games(columns, published[row]));
    }

    [Fact]
    public void Every_day_matches_and_the_days_are_in_order()
    {
        var loader = (JoinedDataLoader)RidershipSources.Open(Folder);

        KeyOrder.Check(loader.Load(TestContext.Current.CancellationToken), RidershipFields.Date, loader.Source);

        loader.Report.ShouldNotBeNull();
        loader.Report.DoubledBaseRows.ShouldBe(0);
        loader.Report.Sources.ShouldBe([
            new JoinedSourceReport("weather", 5_092, 5_092, 0, 0, 0),
            new JoinedSourceReport("games", 5_092, 5_092, 0, 0, 0),
        ]);
    }

    [Fact]
    public void The_new_days_are_the_last_31_without_the_label()
    {
        var fields = RidershipFields.Catalogue.Exported("new_days.csv").WithOptional(RidershipFields.Entries);

        var days = new CsvDataLoader(Path.Combine(Folder, "new_days.csv"), fields).Load(
            TestContext.Current.CancellationToken
        );

        days.Has(RidershipFields.Entries).ShouldBeFalse();
        var all = RidershipSources.Open(Folder).Load(TestContext.Current.CancellationToken);
        Rows.Of(days).ShouldBe(Rows.Of(all.Slice(5_092 - 31, 31).Select(days.Columns.Select(x => x.Field))));
    }

    [Theory]
    [InlineData("entries.csv")]
    [InlineData("weather.sqlite")]
    [InlineData("games.parquet")]
    [InlineData("new_days.csv")]
    [InlineData("source/chicago.csv")]
    public void The_readme_gives_the_digest_of_each_file(string file)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, file))));

        File.ReadLines(Path.Combine(Folder, "README.md"))
            .ShouldContain(x => x.StartsWith($"| `{file}` |", StringComparison.Ordinal) && x.Contains($"`{digest}`"));
    }

    static string NameOf(string published) =>
        published is "entries" || char.IsLower(published[0])
            ? published.Replace("percip", "precip", StringComparison.Ordinal)
            : $"{published.ToLowerInvariant()}_lag14";

    static string? Games(List<string> columns, string[] row)
    {
        var played = columns
            .Where(x => x.EndsWith("_Home", StringComparison.Ordinal) || x.EndsWith("_Away", StringComparison.Ordinal))
            .Where(x => row[columns.IndexOf(x)] == "1")
            .Select(x => x.Replace("WhiteSox", "White Sox").Replace("_Home", " home").Replace("_Away", " away"))
            .ToArray();
        return played.Length == 0 ? null : string.Join("; ", played);
    }
}
