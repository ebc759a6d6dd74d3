namespace MlPipeline.Drift;

/// <summary>The limits of a drift check.</summary>
public sealed record DriftOptions
{
    /// <summary>The level at which a difference counts as more than chance.</summary>
    public const double DefaultSignificance = 0.05;

    /// <summary>The distance from which on a field of a large reference has drifted.</summary>
    public const double DefaultDistance = 0.1;

    /// <summary>The most rows of a small reference.</summary>
    public const int DefaultSmallReference = 1_000;

    /// <summary>Below so many rows nothing is decided: two weeks of days.</summary>
    public const int DefaultMinimumRows = 14;

    /// <summary>The share of rows without a value, or of a new category, that matters: one in twenty.</summary>
    public const double DefaultShare = 0.05;

    /// <summary>How much farther than the periods of the training data are from each other a field must be.</summary>
    public const double DefaultNaturalMargin = 1.25;

    /// <summary>The number of drifted fields that make the dataset drift, as a share of all; 0 means that one is enough.</summary>
    public const double DefaultFieldShare = 0;

    /// <summary>The adjusted p-value below which a difference is more than chance; above 0 and below 1.</summary>
    public double Significance { get; init; } = DefaultSignificance;

    /// <summary>The distance that counts where the reference is large; above 0.</summary>
    public double Distance { get; init; } = DefaultDistance;

    /// <summary>By how much the share of rows without a value must change, and how many rows must be of a new category, to count; above 0 and below 1.</summary>
    public double Share { get; init; } = DefaultShare;

    /// <summary>A distance counts from this multiple of what the periods of the training data have between them; at least 0.</summary>
    public double NaturalMargin { get; init; } = DefaultNaturalMargin;

    /// <summary>A reference of at most so many rows is small: tests decide, not distances.</summary>
    public int SmallReference { get; init; } = DefaultSmallReference;

    /// <summary>The fewest rows that anything is said about; at least 2.</summary>
    public int MinimumRows { get; init; } = DefaultMinimumRows;

    /// <summary>The share of the fields above which the dataset has drifted; at least 0 and below 1.</summary>
    public double FieldShare { get; init; } = DefaultFieldShare;

    /// <exception cref="InputException">A limit is out of its range.</exception>
    public DriftOptions Validated()
    {
        Check(Significance is > 0 and < 1, nameof(Significance), Significance, "above 0 and below 1");
        Check(Distance > 0 && double.IsFinite(Distance), nameof(Distance), Distance, "above 0");
        Check(Share is > 0 and < 1, nameof(Share), Share, "above 0 and below 1");
        Check(NaturalMargin >= 0 && double.IsFinite(NaturalMargin), nameof(NaturalMargin), NaturalMargin, "at least 0");
        Check(SmallReference >= 0, nameof(SmallReference), SmallReference, "at least 0");
        Check(MinimumRows >= 2, nameof(MinimumRows), MinimumRows, "at least 2");
        Check(FieldShare is >= 0 and < 1, nameof(FieldShare), FieldShare, "at least 0 and below 1");
        return this;
    }

    static void Check(bool isPossible, string name, double value, string expected)
    {
        if (!isPossible)
            throw new InputException(
                FormattableString.Invariant($"The drift limit {name} is {value}, expected {expected}."),
                "Correct it."
            );
    }
}
