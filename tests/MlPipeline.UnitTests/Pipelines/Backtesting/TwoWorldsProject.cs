using MlPipeline.DataLoaders;
using MlPipeline.Features.Common;
using MlPipeline.Fields;
using MlPipeline.Models.Common;
using MlPipeline.Models.Regression;
using MlPipeline.Models.RuleBased;
using MlPipeline.Pipelines;

namespace MlPipeline.UnitTests.Pipelines.Backtesting;

/// <summary>A load that follows the temperature, until one day it follows it otherwise.</summary>
sealed class TwoWorldsProject : MlProject
{
    public static readonly Field Day = Field.Date("day");
    public static readonly Field Temperature = Field.Number("temperature", "°C");
    public static readonly Field Load = Field.Number("load", "MW").Optional();

    static readonly DateOnly First = new(2020, 1, 1);

    public override string Name => "two-worlds";

    public override string Description => "Made up.";

    public override FieldCatalogue Fields { get; } = new(Day, Load, Temperature);

    public override Field Label => Load;

    public override Field Date => Day;

    public override string DefaultData => "nowhere";

    public override IReadOnlyList<FeatureFlow> RawFlows { get; } = [new NumericFlow("numbers", [Temperature])];

    public override IReadOnlyList<FeatureFlow> FeatureFlows => [];

    public override IReadOnlyList<ModelFamily> Families { get; } =
    [new NaiveModel(new NaiveOptions(Temperature.Name)), new OlsRegressor(new OlsOptions()), new RecentLevel()];

    public override string DefaultFamily => "recent-level";

    public override string Baseline => "naive";

    public override DataLoader Open(string folder) => throw new NotSupportedException();

    /// <summary>Four years of days.</summary>
    /// <param name="otherFrom">From this day on the load is 12 MW higher; null for never.</param>
    /// <param name="rows">How many days.</param>
    /// <param name="seed">The seed of the weather and the noise.</param>
    public static Dataset Rows(DateOnly? otherFrom = null, int rows = 1_461, int seed = 1)
    {
        var random = new Random(seed);
        var (temperature, load) = (new double[rows], new double[rows]);
        for (var row = 0; row < rows; row++)
        {
            var day = First.AddDays(row);
            temperature[row] = 12 - 10 * Math.Cos(2 * Math.PI * day.DayOfYear / 365.25) + 3 * Normal(random);
            load[row] = 50 - temperature[row] + (day >= otherFrom ? 12 : 0) + Normal(random);
        }
        return new Dataset(
            DateColumn.Of(Day, Enumerable.Range(0, rows).Select(x => (DateOnly?)First.AddDays(x))),
            new NumberColumn(Load, load),
            new NumberColumn(Temperature, temperature)
        );
    }

    static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
