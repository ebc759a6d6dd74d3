using MlPipeline.DataLoaders;
using MlPipeline.Features.Common;
using MlPipeline.Fields;
using MlPipeline.Models.Common;
using MlPipeline.Pipelines;

namespace MlPipeline.Benchmarks.Drifting;

/// <summary>A project of 30 inputs: 26 numbers, 4 texts, and the day.</summary>
sealed class WideProject : MlProject
{
    const int NumberFields = 26;
    const int TextFields = 4;
    const int TextValues = 50;
    const int DaysOfData = 1_000;

    static readonly Field Day = Field.Date("day");

    static readonly Field Demand = Field.Number("demand");

    static readonly Field[] NumberInputs =
    [
        .. Enumerable.Range(1, NumberFields).Select(x => Field.Number($"number_{x}")),
    ];

    static readonly Field[] TextInputs = [.. Enumerable.Range(1, TextFields).Select(x => Field.Text($"text_{x}"))];

    public IReadOnlyList<Field> Inputs { get; } = [.. NumberInputs, .. TextInputs];

    public override string Name => "wide";

    public override string Description => "Made-up rows, to measure with.";

    public override FieldCatalogue Fields { get; } = new([Day, Demand, .. NumberInputs, .. TextInputs]);

    public override Field Label => Demand;

    public override Field Date => Day;

    public override string DefaultData => ".";

    public override IReadOnlyList<FeatureFlow> RawFlows => [];

    public override IReadOnlyList<FeatureFlow> FeatureFlows => [];

    public override IReadOnlyList<ModelFamily> Families => [];

    public override string DefaultFamily => "";

    public override string Baseline => "";

    public override DataLoader Open(string folder) => throw new NotSupportedException("The rows are made in memory.");

    /// <summary>Independent rows over some years, in the order of their days.</summary>
    public static Dataset Make(int rows, int seed)
    {
        var random = new Random(seed);
        var days = new int[rows];
        for (var row = 0; row < rows; row++)
            days[row] = new DateOnly(2020, 1, 1).DayNumber + (int)((long)row * DaysOfData / rows);
        string[] texts = [.. Enumerable.Range(1, TextValues).Select(x => $"value {x}")];
        return new Dataset([
            new DateColumn(Day, days),
            .. NumberInputs.Append(Demand).Select(x => new NumberColumn(x, Numbers(random.Next(), rows))),
            .. TextInputs.Select(x => new TextColumn(x, Codes(random.Next(), rows), texts)),
        ]);
    }

    static double[] Numbers(int seed, int rows)
    {
        var random = new Random(seed);
        var values = new double[rows];
        for (var row = 0; row < rows; row++)
            values[row] = random.NextDouble() + random.NextDouble() + random.NextDouble();
        return values;
    }

    static int[] Codes(int seed, int rows)
    {
        var random = new Random(seed);
        var codes = new int[rows];
        for (var row = 0; row < rows; row++)
            codes[row] = random.Next(TextValues);
        return codes;
    }
}
