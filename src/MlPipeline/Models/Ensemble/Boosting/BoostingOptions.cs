using System.ComponentModel.DataAnnotations;

namespace MlPipeline.Models.Ensemble.Boosting;

/// <summary>Options of both boosting families; defaults are those that did best on the years before the test year of the example.</summary>
public sealed record BoostingOptions
{
    /// <summary>Number of trees, from 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int Trees { get; init; } = 400;

    /// <summary>Most leaves of a tree, from 2 to 1,024.</summary>
    [Range(2, 1_024)]
    public int Leaves { get; init; } = 8;

    /// <summary>Fewest training rows in a leaf, from 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MinimumRowsPerLeaf { get; init; } = 20;

    /// <summary>Share of a tree's answer that is taken, from 0.001 to 1.</summary>
    [Range(0.001, 1)]
    public double LearningRate { get; init; } = 0.03;

    /// <summary>Share of the features that a tree may look at, drawn for each tree, from 0.01 to 1.</summary>
    [Range(0.01, 1)]
    public double FeatureFraction { get; init; } = 0.3;

    /// <summary>Share of the rows that a tree is grown on, drawn for each tree, from 0.01 to 1.</summary>
    [Range(0.01, 1)]
    public double RowFraction { get; init; } = 0.8;

    /// <summary>L2 penalty on leaf values, from 0 to 1,000. LightGBM only.</summary>
    [Range(0, 1_000)]
    public double L2 { get; init; } = 1;

    /// <summary>Threads to train with, from 1 to 256; null means one below <see cref="ManyRows"/> rows and all cores above.</summary>
    [Range(1, 256)]
    public int? Threads { get; init; }

    /// <summary>
    /// A feature that the trees start from: they learn label − offset, and its value is added to each prediction. Give
    /// trees what they cannot do themselves, such as following a trend beyond the training rows. Null means none.
    /// </summary>
    public string? Offset { get; init; }

    /// <summary>From so many rows on a second thread saves more than it costs. Measured: at 5,000 rows one thread is faster.</summary>
    public const int ManyRows = 100_000;

    internal int ThreadsFor(int rows) => Threads ?? (rows < ManyRows ? 1 : Environment.ProcessorCount);
}
