using System.ComponentModel.DataAnnotations;

namespace MlPipeline.Pipelines.Retraining;

/// <summary>The limits by which a retraining decides; a project may override each.</summary>
public sealed record RetrainingPolicy
{
    /// <summary>The drift check looks at the newest rows, at most so many, from 14 to 100,000: older ones would hide what has changed lately.</summary>
    [Range(14, 100_000)]
    public int MostDriftRows { get; init; } = 91;

    /// <summary>The fewest rows that champion and candidate are compared on, from 14 to 100,000: four weeks of days, so that four blocks can be drawn.</summary>
    [Range(14, 100_000)]
    public int MinimumTestRows { get; init; } = 28;

    /// <summary>The most rows that they are compared on, from 14 to 1,000,000: a year of days has all seasons.</summary>
    [Range(14, 1_000_000)]
    public int MostTestRows { get; init; } = 365;

    /// <summary>The share of the new rows that tests, from 0.1 to 0.9; the candidate learns from the others.</summary>
    [Range(0.1, 0.9)]
    public double TestShare { get; init; } = 0.5;

    /// <summary>The confidence of the interval around the difference of the scores, from 0.5 to 0.999.</summary>
    [Range(0.5, 0.999)]
    public double Confidence { get; init; } = 0.95;

    /// <summary>How often rows are drawn again for the interval, from 100 to 100,000.</summary>
    [Range(100, 100_000)]
    public int Resamples { get; init; } = 2_000;

    /// <summary>How many rows are drawn in one block, from 1 to 1,000: neighbouring days err alike, and a week holds each weekday once.</summary>
    [Range(1, 1_000)]
    public int BlockRows { get; init; } = 7;

    /// <summary>Who wins where the interval cannot tell the two apart.</summary>
    public Contestant Favoured { get; init; } = Contestant.Candidate;

    /// <summary>The share by which the candidate's error may exceed the champion's on a slice of the rows, from 0 to 10.</summary>
    [Range(0, 10.0)]
    public double SliceTolerance { get; init; } = 0.1;

    /// <summary>A slice of fewer rows decides nothing, from 4 to 100,000.</summary>
    [Range(4, 100_000)]
    public int MinimumSliceRows { get; init; } = 20;

    /// <summary>How long a prediction of one row may take, in milliseconds, from 0.01 to 60,000: the time that 95 of 100 stay below.</summary>
    [Range(0.01, 60_000)]
    public double MostLatency { get; init; } = 20;

    /// <summary>The most bytes of a package, from 1,024 to 2,147,483,647.</summary>
    [Range(1_024, int.MaxValue)]
    public long MostPackageBytes { get; init; } = 100 << 20;

    /// <summary>The policy.</summary>
    /// <exception cref="InputException">A limit is out of its range.</exception>
    public RetrainingPolicy Validated() => OptionRanges.Checked(this);
}

/// <summary>The two models that are compared.</summary>
public enum Contestant
{
    /// <summary>The model that the alias points to.</summary>
    Champion,

    /// <summary>The model that would take its place.</summary>
    Candidate,
}
