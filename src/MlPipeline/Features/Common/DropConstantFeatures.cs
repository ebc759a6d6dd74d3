namespace MlPipeline.Features.Common;

/// <summary>A postfilter that drops features which have one value in all training rows: no model can learn from them.</summary>
public sealed class DropConstantFeatures : IPostfilter
{
    public IReadOnlyList<string> Keep(FeatureMatrix training) =>
        [.. training.Names.Where((_, feature) => training[feature].ContainsAnyExcept(training[feature][0]))];
}
