using System.ComponentModel.DataAnnotations;

namespace MlPipeline.Models.Regression;

/// <summary>Options of <see cref="OlsRegressor"/>.</summary>
public sealed record OlsOptions
{
    /// <summary>The default of <see cref="CollinearityTolerance"/>: about the precision of the single-precision features.</summary>
    public const double DefaultCollinearityTolerance = 1e-6;

    /// <summary>
    /// A feature is collinear when, after the features before it are projected out, less than this share of its length is
    /// left. From 1e-12 to 0.1.
    /// </summary>
    [Range(1e-12, 0.1)]
    public double CollinearityTolerance { get; init; } = DefaultCollinearityTolerance;
}
