namespace MlPipeline.Models.Common;

/// <summary>Which of the project's features a model family reads.</summary>
public enum FeatureScope
{
    /// <summary>The raw columns only: what the sources give, nothing engineered.</summary>
    NoFeatures,

    /// <summary>The raw columns and all feature flows.</summary>
    AllFeatures,
}
