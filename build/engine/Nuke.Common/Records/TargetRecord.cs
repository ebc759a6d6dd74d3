using Nuke.Common.Execution;
using Nuke.Common.Planning;

namespace Nuke.Common.Records;

/// <summary>How one target went.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Status">Where it stood in the end.</param>
/// <param name="Invoked">Whether it was asked for.</param>
/// <param name="Because">Why it was in the plan.</param>
/// <param name="After">The targets that had to be over before it.</param>
/// <param name="Start">When it started, counted from the start of the run; null where it never did.</param>
/// <param name="Duration">How long it ran.</param>
/// <param name="Reason">Why it was left out, or null.</param>
/// <param name="Summary">What it says about its result.</param>
/// <param name="Error">What it failed with, or null.</param>
sealed record TargetRecord(
    string Name,
    ExecutionStatus Status,
    bool Invoked,
    string Because,
    IReadOnlyList<string> After,
    TimeSpan? Start,
    TimeSpan Duration,
    string? Reason,
    IReadOnlyDictionary<string, string> Summary,
    string? Error
)
{
    public static TargetRecord Of(PlanStep step, Func<string, string> mask)
    {
        var target = step.Target;
        return new TargetRecord(
            target.Name,
            target.Status,
            target.Invoked,
            step.Because,
            [.. step.After.Select(x => x.Name)],
            target.Start,
            target.Duration,
            MaskedOrNull(target.SkipReason),
            Masked(target.SummaryInformation),
            MaskedOrNull(target.Error)
        );

        Dictionary<string, string> Masked(IReadOnlyDictionary<string, string> texts)
        {
            var masked = new Dictionary<string, string>(texts.Count);
            foreach (var (key, value) in texts)
                masked[mask(key)] = mask(value);
            return masked;
        }

        string? MaskedOrNull(string? text) => text is null ? null : mask(text);
    }
}
