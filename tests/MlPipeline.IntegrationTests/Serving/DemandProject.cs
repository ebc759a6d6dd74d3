using MlPipeline.DataLoaders;
using MlPipeline.Features.Common;
using MlPipeline.Fields;
using MlPipeline.Models.Common;
using MlPipeline.Models.Ensemble.Boosting;
using MlPipeline.Models.Ensemble.RandomForests;
using MlPipeline.Models.Regression;
using MlPipeline.Models.RuleBased;
using MlPipeline.Pipelines;

namespace MlPipeline.IntegrationTests.Serving;

/// <summary>A small project with every type of field and all six families, trained in milliseconds.</summary>
sealed class DemandProject : MlProject
{
    public static readonly Field Day = Field.Date("day");
    public static readonly Field Price = Field.Number("price", "€");
    public static readonly Field Before = Field.Number("demand_before", "pieces");
    public static readonly Field Rain = Field.Number("rain", "mm").Optional();
    public static readonly Field Events = Field.Text("events").Optional();
    public static readonly Field Demand = Field.Number("demand", "pieces").Optional();

    static readonly RandomForestOptions Forest = new() { Trees = 20 };
    static readonly BoostingOptions Boosting = new() { Trees = 30 };

    public override string Name => "demand";

    public override string Description => "Made-up demand.";

    public override FieldCatalogue Fields { get; } = new(Day, Demand, Price, Before, Rain, Events);

    public override Field Label => Demand;

    public override Field Date => Day;

    public override string DefaultData => "nowhere";

    public override IReadOnlyList<FeatureFlow> RawFlows { get; } = [new NumericFlow("numbers", [Price, Before, Rain])];

    public override IReadOnlyList<FeatureFlow> FeatureFlows { get; } =
    [new TokenCountFlow("events", Events, new WordTokenizer()), new CategoryFlow("kinds", [Events])];

    public override IReadOnlyList<ModelFamily> Families { get; } =
    [
        new NaiveModel(new NaiveOptions(Before.Name)),
        new OlsRegressor(new OlsOptions()),
        new NoFeatures(Forest),
        new AllFeatures(Forest),
        new FastTreeBoosting(Boosting),
        new LightGbmBoosting(Boosting),
    ];

    public override string DefaultFamily => "ols";

    public override string Baseline => "naive";

    public override DataLoader Open(string folder) => throw new NotSupportedException();

    /// <summary>Made-up days, each followed by the next.</summary>
    public static Dataset Rows(int count, int seed)
    {
        var random = new Random(seed);
        string?[] events = ["fair", "fair match", "match", "", null];
        var (price, before, rain, demand) = (New(), New(), New(), New());
        var happening = new string?[count];
        for (var row = 0; row < count; row++)
        {
            price[row] = Math.Round(5 + 5 * random.NextDouble(), 2);
            before[row] = 100 * random.NextDouble();
            rain[row] = random.Next(4) == 0 ? double.NaN : random.Next(0, 30);
            happening[row] = events[random.Next(events.Length)];
            demand[row] = before[row] - 3 * price[row] + (happening[row]?.Length ?? 0) + random.NextDouble();
        }
        return new Dataset(
            DateColumn.Of(Day, Enumerable.Range(0, count).Select(x => (DateOnly?)new DateOnly(2024, 1, 1).AddDays(x))),
            new NumberColumn(Demand, demand),
            new NumberColumn(Price, price),
            new NumberColumn(Before, before),
            new NumberColumn(Rain, rain),
            TextColumn.Of(Events, happening)
        );

        double[] New() => new double[count];
    }

    sealed class WordTokenizer : ITokenizer
    {
        public IEnumerable<string> Tokens(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
