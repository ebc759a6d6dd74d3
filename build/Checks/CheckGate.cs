using Delivery.Outcomes;

namespace Delivery.Checks;

/// <summary>Decides from the results of all checks whether the source may go on.</summary>
public static class CheckGate
{
    /// <summary>All reasons against it; none when it may go on.</summary>
    /// <param name="results">What the checks have said.</param>
    /// <param name="required">The checks that must have passed; the others must not have failed.</param>
    public static IReadOnlyList<string> Objections(
        IReadOnlyCollection<CheckResult> results,
        IReadOnlyCollection<string> required
    ) =>
        [
            .. results.Where(x => x.Outcome == CheckOutcome.Failed).Select(x => $"{x.Name} has failed: {x.Reason}"),
            .. results
                .Where(x => x.Outcome == CheckOutcome.NotChecked && IsIn(x.Name, required))
                .Select(x => $"{x.Name} is required and was not checked: {x.Reason}"),
        ];

    /// <summary>Expects only checks that exist.</summary>
    /// <exception cref="StopException">There is no check of that name (exit code 2).</exception>
    public static void RequireKnown(IReadOnlyCollection<string> required, IReadOnlyCollection<string> known)
    {
        foreach (var name in required.Where(x => !IsIn(x, known)))
            throw StopException.Refused(
                $"--require-checks names {name}, but there is no such check. There are: {string.Join(", ", known)}."
            );
    }

    static bool IsIn(string name, IReadOnlyCollection<string> names) =>
        names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
