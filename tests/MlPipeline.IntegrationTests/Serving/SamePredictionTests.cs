using System.Globalization;
using System.Text;
using System.Text.Json;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;
using MlPipeline.Pipelines;

namespace MlPipeline.IntegrationTests.Serving;

/// <summary>One model, one answer: however the rows come, predictions are the same to the last bit.</summary>
public sealed class SamePredictionTests
{
    // Enough for several groups of rows in a tree ensemble, and for several cores.
    const int Rows = 5_000;
    const int Apart = 40;

    public static TheoryData<string> Families =>
        [
            "naive",
            "ols",
            "random-forest-no-features",
            "random-forest-all-features",
            "boosting-fasttree",
            "boosting-lightgbm",
        ];

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Predictions_are_the_same_to_the_bit_however_the_rows_come(string family)
    {
        await using var service = await DemandService.StartAsync(family);
        var rows = DemandProject.Rows(Rows, seed: 7);
        var expected = PipelineFiles.Read(service.Project, service.Registry.Open(1)).Predict(rows);
        expected.Distinct().Count().ShouldBeGreaterThan(100);
        var pipeline = service.Running.Models.Current!.Pipeline;

        pipeline.PredictInParallel(rows).ShouldBe(expected);
        Enumerable.Range(0, Rows).Select(x => pipeline.Predict(rows.Slice(x, 1))[0]).ShouldBe(expected);
        new PredictPipeline(service.Project, pipeline)
            .Predict(rows)
            .Columns.OfType<NumberColumn>()
            .Last()
            .Values.ToArray()
            .ShouldBe(expected);

        var json = await service.PostAsync($"[{string.Join(',', Lines(rows))}]");
        json.Json.GetProperty("predictions").EnumerateArray().Select(x => x.GetDouble()).ShouldBe(expected);
        var ndjson = await service.PostAsync(string.Join('\n', Lines(rows)), "application/x-ndjson");
        ndjson
            .Body.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(x => JsonSerializer.Deserialize<JsonElement>(x).GetProperty("prediction").GetDouble())
            .ShouldBe(expected);
        var csv = await service.PostAsync(Csv(rows), "text/csv");
        csv.ContentType.ShouldBe("text/csv");
        var answer = csv.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        answer[0].ShouldBe("day,demand_predicted");
        answer[1..].Select(x => double.Parse(x.Split(',')[1], CultureInfo.InvariantCulture)).ShouldBe(expected);
        var alone = await Task.WhenAll(Lines(rows).Take(Apart).Select(x => service.PostAsync(x)));
        alone.Select(x => x.Json.GetProperty("prediction").GetDouble()).ShouldBe(expected[..Apart]);
    }

    static IEnumerable<string> Lines(Dataset rows) =>
        Enumerable
            .Range(0, rows.RowCount)
            .Select(row =>
                JsonSerializer.Serialize(
                    rows.Columns.Where(x => x.Field != DemandProject.Demand)
                        .ToDictionary(
                            x => x.Field.Name,
                            x =>
                                x.IsMissing(row) ? null
                                : x is NumberColumn number ? (object)number.Values[row]
                                : x.Display(row)
                        )
                )
            );

    static string Csv(Dataset rows)
    {
        var text = new StringBuilder(string.Join(',', rows.Columns.Select(x => x.Field.Name))).Append('\n');
        for (var row = 0; row < rows.RowCount; row++)
            text.Append(string.Join(',', rows.Columns.Select(x => Cell(x, row)))).Append('\n');
        return text.ToString();

        // An empty text is not a missing one.
        static string Cell(Column column, int row) =>
            column.Field.Type == FieldType.Text && !column.IsMissing(row)
                ? $"\"{column.Display(row)}\""
                : column.Display(row);
    }
}
