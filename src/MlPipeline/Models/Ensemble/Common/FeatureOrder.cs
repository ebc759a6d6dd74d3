using MlPipeline.Features.Common;

namespace MlPipeline.Models.Ensemble.Common;

/// <summary>Where a matrix has the features of a model. Matrices of one maker share their names, so the last answer mostly holds.</summary>
sealed class FeatureOrder(IReadOnlyList<string> features)
{
    volatile Known? last;

    /// <summary>The position of each feature.</summary>
    /// <exception cref="InputException">A feature is not there.</exception>
    public int[] In(IReadOnlyList<string> names)
    {
        if (last is { } known && ReferenceEquals(known.Names, names))
            return known.Positions;
        var lookup = FeatureNames.Of(names);
        var positions = new int[features.Count];
        for (var i = 0; i < positions.Length; i++)
            positions[i] = lookup.IndexOf(features[i]);
        last = new Known(names, positions);
        return positions;
    }

    sealed record Known(IReadOnlyList<string> Names, int[] Positions);
}
