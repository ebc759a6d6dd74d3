namespace MlPipeline.Drift.Evidence;

/// <summary>All that speaks for or against the drift of one field, before the number of fields is corrected for.</summary>
sealed record FieldEvidence
{
    public required string Field { get; init; }

    public required string? Unit { get; init; }

    public required DriftStatistic Statistic { get; init; }

    /// <summary>How the values, whether they are there, and whether their categories are known compare.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    public double? StabilityIndex { get; init; }

    public double MissingThen { get; init; }

    public double MissingNow { get; init; }

    public IReadOnlyList<string> UnseenCategories { get; init; } = [];

    public double UnseenShare { get; init; }

    public double? MeanThen { get; init; }

    public double? MeanNow { get; init; }

    public IReadOnlyList<DriftBin> Bins { get; init; } = [];

    /// <summary>What may be behind a drift; asked only where there is one.</summary>
    public Func<string?> Hint { get; init; } = () => null;

    /// <summary>The p-value of the field: the smallest of its findings, corrected for their number (Bonferroni); null where there are none.</summary>
    public double? PValue => Findings.Count == 0 ? null : Math.Min(1, Findings.Count * Findings.Min(x => x.PValue));

    /// <summary>The same without a word on missing values: predictions and labels need not be known.</summary>
    public FieldEvidence WithoutMissing() =>
        this with
        {
            Findings = [.. Findings.Where(x => x.Aspect != Aspect.Missing)],
            MissingThen = 0,
            MissingNow = 0,
        };
}
