using System.Text.Json;
using MlPipeline.Pipelines.Sharding;

namespace MlPipeline.Hosting.Commands.Batch;

/// <summary>What a process that predicts a shard tells the one that started it.</summary>
/// <param name="Part">The part that is in its place now.</param>
/// <param name="Problem">What is wrong with the input, where that is why there is no part.</param>
/// <param name="Remedy">What to do about it.</param>
sealed record ShardAnswer(PredictedPart? Part, string? Problem = null, string? Remedy = null)
{
    /// <summary>Reads it from the output of a process; null where it says something else, or nothing.</summary>
    public static ShardAnswer? Parse(string output)
    {
        try
        {
            return JsonSerializer.Deserialize<ShardAnswer>(output, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
