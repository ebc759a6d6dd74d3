using System.Text.Json;

namespace MlPipeline.AcceptanceTests;

/// <summary>What the service answered.</summary>
public sealed record Answer(int Status, string? ContentType, string Body)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    public double Prediction => Json.GetProperty("prediction").GetDouble();

    public static async Task<Answer> OfAsync(HttpResponseMessage response) =>
        new(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsStringAsync()
        );
}
