using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlPipeline.AcceptanceTests;

public sealed class RefusalTests(Service service)
{
    [Fact]
    public async Task A_value_that_is_no_number_is_refused_by_the_name_of_its_field()
    {
        var field = await FieldAsync(IsNumber);

        var problem = await Refused(row => row[field] = "mild");

        problem.GetProperty("field").GetString().ShouldBe(field);
        service.Found("A wrong value", problem.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task A_misspelt_field_is_refused_with_the_name_that_was_meant()
    {
        var field = await FieldAsync(x => NameOf(x).Length > 3);
        var misspelt = field.Remove(field.Length / 2, 1);

        var problem = await Refused(row => row[misspelt] = 40);

        problem.GetProperty("field").GetString().ShouldBe(misspelt);
        problem.GetProperty("suggestion").GetString().ShouldBe(field);
        service.Found("A misspelt field", problem.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task A_field_that_is_needed_and_not_there_is_named()
    {
        var field = await FieldAsync(x => x.GetProperty("required").GetBoolean() && IsNumber(x));

        var problem = await Refused(row => row.Remove(field));

        problem.GetProperty("field").GetString().ShouldBe(field);
        service.Found("A missing field", problem.GetProperty("detail").GetString()!);
    }

    [Theory]
    [InlineData("{\"temp\": ")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("42")]
    public async Task A_body_that_cannot_be_read_is_refused_without_a_word_about_the_inside(string body)
    {
        var answer = await service.PredictAsync(body);

        answer.Status.ShouldBeInRange(400, 499);
        answer.ContentType.ShouldBe("application/problem+json");
        answer.Body.ShouldNotContain("Exception");
        answer.Body.ShouldNotContain(" at MlPipeline");
        service.Found("A body that cannot be read", $"refused with {answer.Status}");
    }

    /// <summary>The name of the last field of the model's signature that fits.</summary>
    async Task<string> FieldAsync(Func<JsonElement, bool> fits)
    {
        var inputs = (await service.MetadataAsync()).GetProperty("signature").GetProperty("inputs").EnumerateArray();
        var fitting = inputs.Where(fits).Select(NameOf).ToList();
        Assert.SkipWhen(fitting.Count == 0, "The model reads no field that this could be tried with.");
        return fitting[^1];
    }

    static string NameOf(JsonElement input) => input.GetProperty("name").GetString()!;

    static bool IsNumber(JsonElement input) =>
        string.Equals(input.GetProperty("type").GetString(), "number", StringComparison.OrdinalIgnoreCase);

    /// <summary>Asks for the model's own example with a change, and gives the one problem that the service has with it.</summary>
    async Task<JsonElement> Refused(Action<JsonObject> change)
    {
        var row = JsonNode.Parse(await service.ExampleAsync())!.AsObject();
        change(row);
        var answer = await service.PredictAsync(row.ToJsonString());
        answer.Status.ShouldBe(422, answer.Body);
        answer.ContentType.ShouldBe("application/problem+json");
        return answer.Json.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
    }
}
