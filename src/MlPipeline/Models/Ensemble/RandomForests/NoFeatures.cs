using MlPipeline.Models.Common;

namespace MlPipeline.Models.Ensemble.RandomForests;

/// <summary>A random forest on the raw columns: what the data give before anybody thought about features.</summary>
public sealed class NoFeatures(RandomForestOptions options) : RandomForest(options)
{
    public override string Name => "random-forest-no-features";

    public override string Title => "Random forest, raw columns";

    public override FeatureScope Scope => FeatureScope.NoFeatures;
}
