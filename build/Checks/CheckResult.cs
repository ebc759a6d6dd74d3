namespace Delivery.Checks;

/// <summary>What a check has said.</summary>
/// <param name="Name">The check, as <c>--require-checks</c> names it.</param>
/// <param name="Title">What it looks at.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record CheckResult(string Name, string Title, CheckOutcome Outcome, string Reason)
{
    /// <summary>What it has found, one line each.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    public static CheckResult Passed(string name, string title, string reason) =>
        new(name, title, CheckOutcome.Passed, reason);

    public static CheckResult Failed(string name, string title, string reason, IReadOnlyList<string> findings) =>
        new(name, title, CheckOutcome.Failed, reason) { Findings = findings };

    public static CheckResult NotChecked(string name, string title, string reason) =>
        new(name, title, CheckOutcome.NotChecked, reason);
}
