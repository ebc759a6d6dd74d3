namespace Delivery.Promotion.Rules;

/// <summary>One condition of a promotion, and how it stands.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Concern">What it protects.</param>
/// <param name="Verdict">How it stands.</param>
/// <param name="LookedAt">What was looked at.</param>
/// <param name="Remedy">What to do; empty when it has passed.</param>
public sealed record Gate(string Name, GateConcern Concern, GateVerdict Verdict, string LookedAt, string Remedy)
{
    public static Gate Passed(string name, GateConcern concern, string lookedAt) =>
        new(name, concern, GateVerdict.Passed, lookedAt, "");

    public static Gate Failed(string name, GateConcern concern, string lookedAt, string remedy) =>
        new(name, concern, GateVerdict.Failed, lookedAt, remedy);
}
