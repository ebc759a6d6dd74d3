using System.Text.Json;

namespace MlPipeline.IntegrationTests.Serving;

public sealed class ExplainTests
{
    const string Row = """{"day":"2024-05-01","price":7.5,"demand_before":40,"rain":null,"events":"fair"}""";
    const string Explained = "?explain=true";

    [Theory]
    [InlineData("ols")]
    [InlineData("boosting-fasttree")]
    public async Task An_explanation_adds_up_to_its_prediction_the_largest_contribution_first(string family)
    {
        await using var service = await DemandService.StartAsync(family);

        var one = await service.PostAsync(Row, query: Explained);
        var many = await service.PostAsync($"[{Row},{Row}]", query: Explained);

        one.Status.ShouldBe(200, one.Body);
        var explanation = one.Json.GetProperty("explanation");
        var contributions = Contributions(explanation);
        contributions.Select(Math.Abs).ShouldBeInOrder(SortDirection.Descending);
        contributions.ShouldAllBe(x => x != 0);
        var prediction = one.Json.GetProperty("prediction").GetDouble();
        (explanation.GetProperty("baseValue").GetDouble() + contributions.Sum()).ShouldBe(prediction, tolerance: 1e-9);
        explanation.GetProperty("contributions")[0].GetProperty("feature").GetString().ShouldBe("demand_before");
        many.Json.GetProperty("explanations").GetArrayLength().ShouldBe(2);
        many.Json.GetProperty("explanations")[1].GetRawText().ShouldBe(explanation.GetRawText());
    }

    [Fact]
    public async Task Nothing_is_explained_unless_asked_for_and_a_wrong_wish_is_refused()
    {
        await using var service = await DemandService.StartAsync("naive");

        (await service.PostAsync(Row)).Body.ShouldNotContain("explanation");
        (await service.PostAsync(Row, query: "?explain=false")).Body.ShouldNotContain("explanation");
        var wrong = await service.PostAsync(Row, query: "?explain=please");
        var tooMany = await service.PostAsync($"[{string.Join(',', Enumerable.Repeat(Row, 1_001))}]", query: Explained);

        wrong.Status.ShouldBe(400);
        wrong.Json.GetProperty("type").GetString().ShouldBe("/problems/invalid-parameter");
        wrong.Json.GetProperty("detail").GetString()!.ShouldContain("\"please\", expected true or false");
        tooMany.Status.ShouldBe(413);
        tooMany.Json.GetProperty("detail").GetString()!.ShouldContain("At most 1000 rows");
    }

    static double[] Contributions(JsonElement explanation) =>
        [
            .. explanation
                .GetProperty("contributions")
                .EnumerateArray()
                .Select(x => x.GetProperty("contribution").GetDouble()),
        ];
}
