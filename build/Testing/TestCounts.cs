namespace Delivery.Testing;

/// <summary>How many tests there were, by outcome.</summary>
public sealed record TestCounts(int Passed, int Failed, int Skipped)
{
    /// <summary>None at all.</summary>
    public static TestCounts None { get; } = new(0, 0, 0);

    /// <summary>All of them together.</summary>
    public static TestCounts Sum(IEnumerable<TestCounts> counts) =>
        counts.Aggregate(
            None,
            (sum, x) => new TestCounts(sum.Passed + x.Passed, sum.Failed + x.Failed, sum.Skipped + x.Skipped)
        );

    /// <summary><c>12 passed, 0 failed</c>, and <c>, 1 skipped</c> where there are any.</summary>
    public override string ToString() =>
        $"{Passed} passed, {Failed} failed" + (Skipped > 0 ? $", {Skipped} skipped" : "");
}
