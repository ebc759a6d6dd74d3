using MlPipeline.DataLoaders;
using MlPipeline.Features.Common;
using MlPipeline.Fields;
using MlPipeline.Models.Common;
using MlPipeline.Models.Ensemble.Boosting;
using MlPipeline.Models.Ensemble.RandomForests;
using MlPipeline.Models.Regression;
using MlPipeline.Models.RuleBased;
using MlPipeline.Pipelines;
using MlPipeline.Pipelines.Retraining;
using Ridership.Data;
using Ridership.Features.Calendar;
using Ridership.Features.Games;
using Ridership.Fields;

namespace Ridership;

/// <summary>The example: daily entries at the Chicago 'L' station Clark/Lake, forecast on the morning of the day.</summary>
public sealed class RidershipProject : MlProject
{
    // Trees cannot go beyond the levels that they saw; they learn what a typical day leaves over.
    const string Offset = Processor.TypicalDay;

    public override string Name => "ridership";

    public override string Description => "Daily entries at the Chicago 'L' station Clark/Lake, in thousands.";

    public override FieldCatalogue Fields => RidershipFields.Catalogue;

    public override Field Label => RidershipFields.Entries;

    public override Field Date => RidershipFields.Date;

    public override string DefaultData => "notebooks/dummy_data";

    public override IReadOnlyList<FeatureFlow> RawFlows { get; } =
    [new NumericFlow("stations", RidershipFields.Stations), new NumericFlow("weather", RidershipFields.Weather)];

    public override IReadOnlyList<FeatureFlow> FeatureFlows { get; } =
    [CalendarFlow.Create(), new TokenCountFlow("games", RidershipFields.Games, new Tokenizer())];

    public override IReadOnlyList<ModelFamily> Families { get; } =
    [
        new NaiveModel(new NaiveOptions(RidershipFields.ClarkLakeLag14.Name)),
        new OlsRegressor(new OlsOptions()),
        new NoFeatures(new RandomForestOptions()),
        new AllFeatures(new RandomForestOptions { Offset = Offset }),
        new FastTreeBoosting(new BoostingOptions { Offset = Offset }),
        new LightGbmBoosting(new BoostingOptions { Offset = Offset }),
    ];

    public override string DefaultFamily => "boosting-fasttree";

    public override string Baseline => "naive";

    public override IReadOnlyDictionary<string, double> Thresholds { get; } =
        new Dictionary<string, double> { ["rmse"] = 1.5 };

    public override IReadOnlyList<Slicing> Slicings => RidershipRules.Slicings;

    public override IReadOnlyList<Invariance> Invariances => RidershipRules.Invariances;

    public override DataLoader Open(string folder) => RidershipSources.Open(folder);
}
