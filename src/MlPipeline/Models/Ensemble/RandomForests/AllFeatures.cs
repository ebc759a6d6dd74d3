using MlPipeline.Models.Common;

namespace MlPipeline.Models.Ensemble.RandomForests;

/// <summary>A random forest on the raw columns and all feature flows.</summary>
public sealed class AllFeatures(RandomForestOptions options) : RandomForest(options)
{
    public override string Name => "random-forest-all-features";

    public override string Title => "Random forest, all features";

    public override FeatureScope Scope => FeatureScope.AllFeatures;
}
