using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Delivery.Promotion.Attestations;

namespace Delivery.Promotion.Rules;

/// <summary>What a promotion would do: approvals are bound to it.</summary>
/// <param name="From">Where the release comes from.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Release">What goes.</param>
/// <param name="Replaces">The digest that it replaces; null when nothing runs there.</param>
/// <param name="Configuration">How it runs there, in the order of its names.</param>
public sealed record PromotionPlan(
    string From,
    string To,
    VerifiedRelease Release,
    string? Replaces,
    IReadOnlyDictionary<string, string> Configuration
)
{
    const int IdLength = 16;

    /// <summary>What people call it: the same for the same plan, on any machine.</summary>
    [JsonIgnore]
    public string Id =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, PredicateJson.Options)))[
            ..IdLength
        ];

    /// <summary>The plan for what is known.</summary>
    public static PromotionPlan Of(PromotionFacts facts, VerifiedRelease release) =>
        new(
            facts.From,
            facts.To,
            release,
            facts.RunningHere?.Digest,
            new SortedDictionary<string, string>(
                facts.Configuration.ToDictionary(x => x.Key, x => x.Value),
                StringComparer.Ordinal
            )
        );
}
