using System.Globalization;

namespace MlPipeline.AcceptanceTests;

public sealed class PredictionTests(Service service)
{
    /// <summary>A package is served on other processors than it was made on: the last bits of a sum may differ.</summary>
    const double Tolerance = 1e-6;

    [Fact]
    public async Task The_models_own_example_is_predicted_as_the_package_says()
    {
        var answer = await service.PredictAsync(await service.ExampleAsync());

        answer.Status.ShouldBe(200, answer.Body);
        var metadata = await service.MetadataAsync();
        var expected = metadata.GetProperty("examplePrediction").GetDouble();
        answer.Prediction.ShouldBe(expected, Tolerance * Math.Abs(expected));
        service.Found("Its own example", $"{Text(answer.Prediction)}, the package says {Text(expected)}");
    }

    [Fact]
    public async Task A_row_has_the_same_prediction_alone_and_among_others()
    {
        var row = await service.ExampleAsync();
        var alone = await service.PredictAsync(row);

        var among = await service.PredictAsync($"[{row},{row},{row}]");

        among.Status.ShouldBe(200, among.Body);
        var predictions = among.Json.GetProperty("predictions").EnumerateArray().Select(x => x.GetDouble());
        predictions.ShouldBe(Enumerable.Repeat(alone.Prediction, 3));
        service.Found("One row or many", "the same prediction");
    }

    [Fact]
    public async Task An_explanation_adds_up_to_its_prediction()
    {
        var answer = await service.PredictAsync(await service.ExampleAsync(), "?explain=true");

        if (answer.Status is >= 400 and < 500 && answer.Body.Contains("does not explain its predictions"))
        {
            service.Found("Explanations", "the model gives none");
            return;
        }
        answer.Status.ShouldBe(200, answer.Body);
        var explanation = answer.Json.GetProperty("explanation");
        var contributions = explanation.GetProperty("contributions").EnumerateArray().ToList();
        var sum =
            explanation.GetProperty("baseValue").GetDouble()
            + contributions.Sum(x => x.GetProperty("contribution").GetDouble());
        sum.ShouldBe(answer.Prediction, Tolerance * Math.Abs(answer.Prediction));
        service.Found("Explanations", $"add up; most of it is {contributions[0].GetProperty("feature").GetString()}");
    }

    static string Text(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
