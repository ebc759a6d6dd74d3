namespace Delivery.Promotion.Attestations;

/// <summary>
/// What tests have said of an image: the predicate <see cref="PredicateTypes.TestResult"/>, with what it leaves open:
/// which tests, where, and when.
/// </summary>
/// <param name="Result">PASSED or FAILED; the specification also has WARNED.</param>
/// <param name="Suite">Which tests: <c>unit</c>, <c>integration</c>, <c>acceptance</c>.</param>
/// <param name="FinishedOn">When they were over.</param>
public sealed record TestResultPredicate(string Result, string Suite, DateTimeOffset FinishedOn)
{
    public const string PassedResult = "PASSED";
    public const string FailedResult = "FAILED";

    /// <summary>Where the image ran; null when the tests ran in the image.</summary>
    public string? Environment { get; init; }

    /// <summary>How many tests passed.</summary>
    public int Passed { get; init; }

    /// <summary>The tests that failed.</summary>
    public IReadOnlyList<string> FailedTests { get; init; } = [];

    /// <summary>What was tested with what settings; the specification wants it to be there.</summary>
    public IReadOnlyList<ResourceDescriptor> Configuration { get; init; } = [];
}
