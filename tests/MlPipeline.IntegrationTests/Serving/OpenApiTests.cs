using System.Text;
using Microsoft.OpenApi;

namespace MlPipeline.IntegrationTests.Serving;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_description_is_valid_and_tells_type_unit_and_need_of_each_field()
    {
        await using var service = await DemandService.StartAsync();

        var document = await DescriptionOf(service);

        var row = document.Components!.Schemas!["Row"];
        row.Properties!.Keys.ShouldBe(["price", "demand_before", "rain", "events"]);
        row.Required!.Order().ShouldBe(["demand_before", "price"]);
        row.Properties["price"].Type.ShouldBe(JsonSchemaType.Number);
        row.Properties["price"].Description!.ShouldContain("€");
        Unit(row.Properties["price"]).ShouldBe("€");
        row.Properties["rain"].Type.ShouldBe(JsonSchemaType.Number | JsonSchemaType.Null);
        row.Properties["events"].Type.ShouldBe(JsonSchemaType.String | JsonSchemaType.Null);
        Unit(document.Components.Schemas["Prediction"].Properties!["prediction"]).ShouldBe("pieces");
    }

    [Fact]
    public async Task Its_example_is_answered_with_what_the_package_says_of_it()
    {
        await using var service = await DemandService.StartAsync("boosting-lightgbm");
        var document = await DescriptionOf(service);
        var predict = document.Paths["/v1/predict"].Operations![HttpMethod.Post];

        var answer = await service.PostAsync(predict.RequestBody!.Content!["application/json"].Example!.ToJsonString());

        answer.Status.ShouldBe(200, answer.Body);
        var metadata = (await service.GetAsync("/v1/model")).Json.GetProperty("metadata");
        answer
            .Json.GetProperty("prediction")
            .GetDouble()
            .ShouldBe(metadata.GetProperty("examplePrediction").GetDouble());
    }

    [Fact]
    public async Task Every_address_that_it_names_answers()
    {
        await using var service = await DemandService.StartAsync("naive");
        var document = await DescriptionOf(service);

        document.Paths.Keys.ShouldContain("/v1/model");
        foreach (var (path, _) in document.Paths.Where(x => x.Value.Operations!.ContainsKey(HttpMethod.Get)))
            (await service.GetAsync(path)).Status.ShouldBe(200, path);
    }

    [Fact]
    public async Task Another_model_has_another_description()
    {
        await using var service = await DemandService.StartAsync("naive");

        var document = await DescriptionOf(service);

        // The naive rule reads raw columns only.
        document.Components!.Schemas!["Row"].Properties!.Keys.ShouldBe(["price", "demand_before", "rain"]);
    }

    static async Task<OpenApiDocument> DescriptionOf(DemandService service)
    {
        var answer = await service.GetAsync("/openapi/v1.json");
        answer.Status.ShouldBe(200, answer.Body);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(answer.Body));
        var read = await OpenApiDocument.LoadAsync(stream, OpenApiConstants.Json);
        read.Diagnostic!.Errors.ShouldBeEmpty();
        read.Diagnostic.Warnings.ShouldBeEmpty();
        read.Diagnostic.SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_1);
        return read.Document!;
    }

    static string? Unit(IOpenApiSchema schema) =>
        ((JsonNodeExtension)schema.Extensions!["x-unit"]).Node.GetValue<string>();
}
