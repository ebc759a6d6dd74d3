using System.Globalization;
using MlPipeline.DataLoaders;
using MlPipeline.Features.Common;
using MlPipeline.Fields;
using MlPipeline.Models.Common;
using MlPipeline.Models.Ensemble.Boosting;
using MlPipeline.Pipelines;

namespace MlPipeline.Benchmarks.Serving;

/// <summary>48 numbers and a boosting model of 200 trees of 20 leaves, the size that ML.NET's FastTree has by default.</summary>
sealed class ServingProject : MlProject
{
    public const int Inputs = 48;
    public const int Trees = 200;
    public const int Leaves = 20;
    public const double LearningRate = 0.1;

    static readonly Field Target = Field.Number("target");

    static readonly Field[] Numbers =
    [
        .. Enumerable
            .Range(0, Inputs)
            .Select(x => Field.Number(string.Create(CultureInfo.InvariantCulture, $"reading_{x:00}"))),
    ];

    /// <summary>The names of all inputs.</summary>
    public static IEnumerable<string> Names => Numbers.Select(x => x.Name);

    public override string Name => "serving";

    public override string Description => "Made-up readings, to measure with.";

    public override FieldCatalogue Fields { get; } = new([Target, .. Numbers]);

    public override Field Label => Target;

    public override string DefaultData => "artifacts/benchmarks";

    public override IReadOnlyList<FeatureFlow> RawFlows { get; } = [new NumericFlow("readings", Numbers)];

    public override IReadOnlyList<FeatureFlow> FeatureFlows => [];

    public override IReadOnlyList<ModelFamily> Families { get; } =
    [
        new FastTreeBoosting(
            new BoostingOptions
            {
                Trees = Trees,
                Leaves = Leaves,
                LearningRate = LearningRate,
                FeatureFraction = 1,
                RowFraction = 1,
            }
        ),
    ];

    public override string DefaultFamily => "boosting-fasttree";

    public override string Baseline => DefaultFamily;

    public override DataLoader Open(string folder) =>
        throw new NotSupportedException("The rows are made up in memory.");

    /// <summary>Made-up rows with labels; readings have four digits behind the point.</summary>
    public static Dataset Rows(int count, int seed)
    {
        var random = new Random(seed);
        var readings = Numbers.Select(_ => new double[count]).ToArray();
        var target = new double[count];
        for (var row = 0; row < count; row++)
        {
            foreach (var reading in readings)
                reading[row] = Math.Round(200 * random.NextDouble() - 100, 4);
            target[row] =
                readings[0][row]
                + readings[1][row] * readings[2][row] / 50
                + 20 * Math.Sin(readings[3][row] / 10)
                + random.NextDouble();
        }
        return new Dataset([
            new NumberColumn(Target, target),
            .. Numbers.Select((field, i) => new NumberColumn(field, readings[i])),
        ]);
    }

    /// <summary>Rows as a request has them: an array of objects.</summary>
    public static string Json(Dataset rows) =>
        $"[{string.Join(',', Enumerable.Range(0, rows.RowCount).Select(row => Json(rows, row)))}]";

    /// <summary>One row as a request has it.</summary>
    public static string Json(Dataset rows, int row) =>
        $"{{{string.Join(',', Numbers.Select(x => $"\"{x.Name}\":{rows.Number(x).Display(row)}"))}}}";

    /// <summary>The readings of a row, as ML.NET takes them.</summary>
    public static float[] Readings(Dataset rows, int row) =>
        [.. Numbers.Select(x => (float)rows.Number(x).Values[row])];

    public static float LabelOf(Dataset rows, int row) => (float)rows.Number(Target).Values[row];
}
