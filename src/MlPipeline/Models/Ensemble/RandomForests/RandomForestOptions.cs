using System.ComponentModel.DataAnnotations;

namespace MlPipeline.Models.Ensemble.RandomForests;

/// <summary>Options of both random forests.</summary>
public sealed record RandomForestOptions
{
    /// <summary>Number of trees, from 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int Trees { get; init; } = 100;

    /// <summary>Most leaves of a tree, from 2 to 100,000.</summary>
    [Range(2, 100_000)]
    public int Leaves { get; init; } = 300;

    /// <summary>Fewest training rows in a leaf, from 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MinimumRowsPerLeaf { get; init; } = 5;

    /// <summary>Share of the features that a split may look at, drawn for each split, from 0.01 to 1. A third is Breiman's advice for regression.</summary>
    [Range(0.01, 1)]
    public double FeatureFractionPerSplit { get; init; } = 1.0 / 3;

    /// <summary>Share of the rows that a tree is grown on, drawn for each tree, from 0.01 to 1.</summary>
    [Range(0.01, 1)]
    public double RowFraction { get; init; } = 0.7;

    /// <summary>A feature that the trees start from: they learn label − offset, and its value is added to each prediction. Null means none.</summary>
    public string? Offset { get; init; }
}
