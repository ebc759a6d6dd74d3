using MlPipeline.DataLoaders;
using MlPipeline.Drift;
using MlPipeline.Features.Common;
using MlPipeline.Fields;
using MlPipeline.Models.Common;
using MlPipeline.Pipelines;

namespace MlPipeline.UnitTests.Drift;

/// <summary>A project with one field of each kind, of which only the fields are used.</summary>
sealed class MadeUpProject(bool hasDays) : MlProject
{
    public static readonly Field Day = Field.Date("day").Optional();
    public static readonly Field Load = Field.Number("load", "MW");
    public static readonly Field Temperature = Field.Number("temperature", "°F").Optional();
    public static readonly Field IsOpen = Field.Number("is_open").Optional();
    public static readonly Field Kind = Field.Text("kind").Optional();

    public static IReadOnlyList<Field> Inputs { get; } = [Day, Temperature, IsOpen, Kind];

    public override string Name => "made-up";

    public override string Description => "Made up.";

    public override FieldCatalogue Fields { get; } = new([Day, Load, Temperature, IsOpen, Kind]);

    public override Field Label => Load;

    public override Field? Date => hasDays ? Day : null;

    public override string DefaultData => ".";

    public override IReadOnlyList<FeatureFlow> RawFlows => [];

    public override IReadOnlyList<FeatureFlow> FeatureFlows => [];

    public override IReadOnlyList<ModelFamily> Families => [];

    public override string DefaultFamily => "";

    public override string Baseline => "";

    public override DataLoader Open(string folder) => throw new NotSupportedException();

    /// <summary>Independent rows, one for each day.</summary>
    public static Dataset Make(int rows, int seed, DateOnly? first = null)
    {
        var random = new Random(seed);
        var from = first ?? new DateOnly(2020, 1, 1);
        return new Dataset(
            DateColumn.Of(Day, Enumerable.Range(0, rows).Select(x => (DateOnly?)from.AddDays(x))),
            new NumberColumn(Load, Enumerable.Range(0, rows).Select(_ => 20 + Normal(random)).ToArray()),
            new NumberColumn(Temperature, Enumerable.Range(0, rows).Select(_ => 60 + 15 * Normal(random)).ToArray()),
            new NumberColumn(
                IsOpen,
                Enumerable.Range(0, rows).Select(_ => random.NextDouble() < 0.7 ? 1.0 : 0).ToArray()
            ),
            TextColumn.Of(Kind, Enumerable.Range(0, rows).Select(_ => (string?)$"kind {random.Next(4)}"))
        );
    }

    /// <summary>Profiles rows.</summary>
    public static BaselineProfile Profile(Dataset rows, bool hasDays = false)
    {
        var project = new MadeUpProject(hasDays);
        return BaselineProfile.Of(
            project,
            Inputs,
            rows,
            rows.Number(Load).Values,
            rows,
            new double[rows.RowCount]
                .Select((_, x) => x % 7 * 0.1)
                .ToArray()
        );
    }

    static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
