using MlPipeline.DataLoaders;
using MlPipeline.Features.Common;
using MlPipeline.Fields;
using MlPipeline.Models.Common;
using MlPipeline.Models.Regression;
using MlPipeline.Models.RuleBased;
using MlPipeline.Pipelines;
using Skeleton.Data;
using Skeleton.Features;
using Skeleton.Fields;
using Skeleton.Models;

namespace Skeleton;

/// <summary>What this project is: its sources, fields, label, features and models. Ten made-up days, to be replaced.</summary>
public sealed class SkeletonProject : MlProject
{
    public override string Name => "skeleton";

    public override string Description => "Ten made-up days. Say here in one sentence what is predicted.";

    public override FieldCatalogue Fields => SkeletonFields.Catalogue;

    public override Field Label => SkeletonFields.Label;

    public override Field Date => SkeletonFields.Day;

    public override string DefaultData => "notebooks/skeleton_data";

    public override IReadOnlyList<FeatureFlow> RawFlows { get; } = [new NumericFlow("numbers", SkeletonFields.Numbers)];

    public override IReadOnlyList<FeatureFlow> FeatureFlows { get; } = [new WeekendFlow()];

    public override IReadOnlyList<ModelFamily> Families { get; } =
    [
        new NaiveModel(new NaiveOptions(SkeletonFields.LabelBefore.Name)),
        new OlsRegressor(new OlsOptions()),
        new ShrunkenRule(new ShrunkenRuleOptions(SkeletonFields.LabelBefore.Name)),
    ];

    public override string DefaultFamily => "ols";

    public override string Baseline => "naive";

    public override IReadOnlyDictionary<string, double> Thresholds { get; } =
        new Dictionary<string, double> { ["rmse"] = 1 };

    public override DataLoader Open(string folder) => SkeletonSources.Open(folder);
}
