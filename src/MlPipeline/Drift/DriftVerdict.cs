namespace MlPipeline.Drift;

/// <summary>What a drift check found.</summary>
public enum DriftVerdict
{
    /// <summary>The new rows look like those of training.</summary>
    Stable,

    /// <summary>They differ by more than chance and by more than the training data differ among themselves.</summary>
    Drifted,

    /// <summary>There are too few rows to tell.</summary>
    Inconclusive,
}
