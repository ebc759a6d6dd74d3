using System.Globalization;
using MlPipeline.DataLoaders;
using MlPipeline.Hosting.Serving;

namespace MlPipeline.IntegrationTests.Serving;

/// <summary>However rows are written, one like another or each in its own way, the service reads what they say.</summary>
public sealed class RowStyleTests : IAsyncLifetime
{
    const int Requests = 400;
    const int MostRows = 12;
    const string Json = "application/json";
    const string Ndjson = "application/x-ndjson";

    static readonly string[] Numbers =
    [
        "0",
        "-0",
        "0.1",
        "-7.25",
        "1e2",
        "1E-3",
        "9007199254740993",
        "0.1234567890123456789",
        "123456789012345.678",
        "-0.000000000000000001",
        "100000000000000000000",
    ];
    static readonly (string Json, string Text)[] Texts =
    [
        ("fair", "fair"),
        ("", ""),
        ("Fête", "Fête"),
        ("a\\\"b\\\\c\\n", "a\"b\\c\n"),
        ("\\u0066air", "fair"),
        ("\\ud83c\\udfaa", "🎪"),
    ];
    static readonly string[] Blanks = ["", "", " ", "\t", "\r\n  "];

    readonly Observer observer = new();
    readonly DemandService service = new();

    public async ValueTask InitializeAsync()
    {
        service.Registry.SetAlias("champion", service.Train("ols"), "first");
        await service.RunAsync(new ServingOptions(), observer);
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Theory]
    [InlineData(Json)]
    [InlineData(Ndjson)]
    public async Task Rows_are_read_as_they_are_meant(string contentType)
    {
        for (var seed = 0; seed < Requests; seed++)
        {
            var random = new Random(seed);
            var style = Style.Of(random, contentType);
            var rows = new List<Row>();
            for (var i = random.Next(1, MostRows); i >= 0; i--)
            {
                rows.Add(new Row(random, style));
                // Now and then a row is written otherwise than those before.
                style = random.Next(5) == 0 ? Style.Of(random, contentType) : style;
            }
            var body =
                contentType == Ndjson
                    ? string.Join('\n', rows.Select(x => x.Json))
                    : $"[{string.Join(random.Next(2) == 0 ? "," : " ,\n", rows.Select(x => x.Json))}]";

            var answer = await service.PostAsync(body, contentType);

            answer.Status.ShouldBe(200, $"seed {seed}: {body}\n{answer.Body}");
            observer.Seen.ShouldBe(rows.Select(x => x.Meaning), $"seed {seed}: {body}");
            if (contentType != Json)
                continue;
            var alone = new List<double>();
            foreach (var row in rows)
                alone.Add((await service.PostAsync(row.Json)).Json.GetProperty("prediction").GetDouble());
            answer.Json.GetProperty("predictions").EnumerateArray().Select(x => x.GetDouble()).ShouldBe(alone);
        }
    }

    [Theory]
    [InlineData("\"rain\":01", 400, 3)]
    [InlineData("\"rain\":1.", 400, 3)]
    [InlineData("\"rain\":.5", 400, 3)]
    [InlineData("\"rain\":-", 400, 3)]
    [InlineData("\"rain\":1,", 400, 3)]
    [InlineData("\"rain\":nul", 400, 3)]
    [InlineData("\"rain\":1e", 400, 3)]
    [InlineData("\"rain\":\"1\"", 422, 3)]
    [InlineData("\"rain\":1e39", 422, 3)]
    [InlineData("\"rian\":1", 422, 3)]
    [InlineData("\"price\":1", 422, 3)]
    public async Task A_flaw_behind_rows_that_are_all_alike_is_found_in_its_place(string flaw, int status, int row)
    {
        static string Write(string rain) => $$"""{"price":1,"demand_before":2,{{rain}}}""";
        string[] rows = [.. Enumerable.Repeat(Write("\"rain\":3"), row), Write(flaw), Write("\"rain\":3")];

        foreach (
            var (body, contentType) in new[]
            {
                ($"[\n{string.Join(",\n", rows)}]", Json),
                ("\n" + string.Join('\n', rows), Ndjson),
            }
        )
        {
            var answer = await service.PostAsync(body, contentType);

            answer.Status.ShouldBe(status, answer.Body);
            answer.Json.GetProperty("errors")[0].GetProperty("row").GetInt32().ShouldBe(row);
            if (status == 400)
                answer.Json.GetProperty("detail").GetString()!.ShouldContain($"line {row + 2}, byte");
        }
    }

    /// <summary>How a program writes rows.</summary>
    /// <param name="Order">The order of the fields.</param>
    /// <param name="Blanks">What stands between tokens.</param>
    /// <param name="HasLabel">Whether the label is there, too, which is ignored.</param>
    /// <param name="LeavesOut">Whether a missing value is left out, not null.</param>
    sealed record Style(int[] Order, string Blanks, bool HasLabel, bool LeavesOut)
    {
        public static Style Of(Random random, string contentType)
        {
            int[] order = [0, 1, 2, 3, 4, 5];
            random.Shuffle(order);
            var blanks = RowStyleTests.Blanks[random.Next(RowStyleTests.Blanks.Length)];
            if (contentType == Ndjson)
                blanks = blanks.Trim('\r', '\n');
            return new Style(order, blanks, random.Next(3) == 0, random.Next(2) == 0);
        }
    }

    /// <summary>A row as JSON, and what it means.</summary>
    sealed class Row
    {
        public Row(Random random, Style style)
        {
            var day = DemandProject.Day.Name;
            (string Name, string? Json, string Meaning)[] fields =
            [
                Number(DemandProject.Price.Name, Numbers[random.Next(Numbers.Length)]),
                Number(DemandProject.Before.Name, random.Next(1_000).ToString(CultureInfo.InvariantCulture)),
                random.Next(3) == 0
                    ? (DemandProject.Rain.Name, null, Missing)
                    : Number(DemandProject.Rain.Name, Numbers[random.Next(Numbers.Length)]),
                random.Next(3) == 0 ? (day, null, Missing) : (day, "\"2024-02-29\"", "2024-02-29"),
                Text(random),
                (DemandProject.Demand.Name, style.HasLabel ? "\"ignored\"" : null, ""),
            ];
            var b = style.Blanks;
            Json =
                $"{{{b}{string.Join($"{b},{b}", style.Order.Select(x => fields[x]).Where(x => x.Json is not null || (!style.LeavesOut && x.Meaning == Missing)).Select(x => $"\"{x.Name}\"{b}:{b}{x.Json ?? "null"}"))}{b}}}";
            Meaning = string.Join('|', fields[..5].Select(x => x.Meaning));
        }

        public const string Missing = "missing";

        public string Json { get; }

        public string Meaning { get; }

        static (string, string?, string) Number(string name, string json) =>
            (name, json, Written(double.Parse(json, CultureInfo.InvariantCulture)));

        static (string, string?, string) Text(Random random)
        {
            var (json, text) = Texts[random.Next(Texts.Length)];
            return random.Next(4) == 0
                ? (DemandProject.Events.Name, null, Missing)
                : (DemandProject.Events.Name, $"\"{json}\"", $"\"{text}\"");
        }
    }

    /// <summary>To the bit.</summary>
    static string Written(double value) =>
        double.IsNaN(value) ? Row.Missing : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Keeps what the service made of the rows of the last request.</summary>
    sealed class Observer : IPredictionObserver
    {
        volatile string[] seen = [];

        public IReadOnlyList<string> Seen => seen;

        public void Answered(in AnsweredRequest request)
        {
            if (request.Rows is { } rows)
                seen = [.. Enumerable.Range(0, rows.RowCount).Select(row => MeaningOf(rows, row))];
        }

        static string MeaningOf(Dataset rows, int row) =>
            string.Join(
                '|',
                Written(rows.Number(DemandProject.Price).Values[row]),
                Written(rows.Number(DemandProject.Before).Values[row]),
                Written(rows.Number(DemandProject.Rain).Values[row]),
                rows.Date(DemandProject.Day) is var days && days.IsMissing(row) ? Row.Missing : days.Display(row),
                rows.Text(DemandProject.Events)[row] is { } text ? $"\"{text}\"" : Row.Missing
            );
    }
}
