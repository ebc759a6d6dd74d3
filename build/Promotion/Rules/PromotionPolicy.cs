using System.Security.Cryptography;
using System.Text.Json;
using Delivery.Promotion.Attestations;

namespace Delivery.Promotion.Rules;

/// <summary>What an environment asks of a release before it lets it in.</summary>
public sealed record PromotionPolicy
{
    /// <summary>The evidence that must be there.</summary>
    public required IReadOnlyList<EvidenceRequirement> Evidence { get; init; }

    /// <summary>
    /// Whether the environment before must still run the release. Where it is busy with the next one already, it is enough
    /// that the release was verified there.
    /// </summary>
    public bool MustStillRun { get; init; } = true;

    /// <summary>Who must approve.</summary>
    public ApprovalRule Approval { get; init; } = ApprovalRule.None;

    /// <summary>How long an approval is good for.</summary>
    public TimeSpan ApprovalValidity { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Vulnerabilities of this severity and worse keep a release out; null where nobody looks for them.</summary>
    public Severity? RefusedSeverity { get; init; } = Severity.High;

    /// <summary>Whether an older version may follow a newer one. <c>Rollback</c> is the way back to a version that ran before.</summary>
    public bool AllowsDowngrade { get; init; }

    /// <summary>The policy as evidence refers to it: by its content.</summary>
    /// <param name="environment">The environment whose policy it is.</param>
    public ResourceDescriptor Describe(string environment) =>
        new()
        {
            Name = $"policy of {environment}",
            Digest = new Dictionary<string, string>
            {
                ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this))),
            },
        };
}
