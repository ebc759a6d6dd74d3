using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Delivery.Promotion.Rules;

namespace Delivery.Promotion.Running;

/// <summary>What a promotion would do and how its gates stand: for people, and for programs. The same facts give the same text.</summary>
/// <param name="Facts">What it would be decided by.</param>
/// <param name="Decision">How the gates stand.</param>
public sealed record PromotionPlanView(PromotionFacts Facts, PromotionDecision Decision)
{
    static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>What the promotion would end with, if nothing else were to happen.</summary>
    public int ExitCode =>
        Decision.IsAllowed ? 0
        : Decision.OnlyLacksApproval ? PromotionExitCode.ApprovalMissing
        : 3;

    PromotionPlan? Plan => Facts.Release is { } release ? PromotionPlan.Of(Facts, release) : null;

    /// <summary>The plan as lines.</summary>
    public IEnumerable<string> ToLines()
    {
        yield return Plan is { } plan
            ? $"{plan.Release.Version} ({plan.Release.Digest}) from {plan.From} to {plan.To}, plan {plan.Id}; "
                + (
                    Facts.RunningHere is { } replaced
                        ? $"replaces {replaced.Version} ({replaced.Digest})"
                        : "nothing runs there"
                )
            : $"Nothing to bring from {Facts.From} to {Facts.To}";
        foreach (var gate in Decision.Gates)
        {
            yield return $"{Words(gate.Verdict), -11} {gate.Name}: {gate.LookedAt}";
            if (gate.Remedy.Length > 0 && gate.Verdict == GateVerdict.Failed)
                yield return $"{"", -11} {gate.Remedy}";
        }
    }

    /// <summary>The plan as a JSON value.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(
            new
            {
                SchemaVersion = 1,
                Facts.From,
                Facts.To,
                Plan = Plan?.Id,
                Facts.Release,
                Replaces = Facts.RunningHere,
                Plan?.Configuration,
                IsAllowed = Decision.IsAllowed,
                ExitCode,
                Decision.Gates,
            },
            s_json
        );

    static string Words(GateVerdict verdict) =>
        verdict switch
        {
            GateVerdict.Passed => "passed",
            GateVerdict.Failed => "failed",
            _ => "passed over",
        };
}
