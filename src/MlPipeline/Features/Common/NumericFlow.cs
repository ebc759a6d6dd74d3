using MathNet.Numerics.Statistics;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.Features.Common;

/// <summary>What <see cref="NumericFlow"/> learnt.</summary>
/// <param name="Medians">The median of each field, in the order of the flow's fields; it stands in for a missing value.</param>
public sealed record NumericLearning(IReadOnlyList<double> Medians);

/// <summary>Numeric fields as they are, under their own names; a missing value becomes the median of the training rows.</summary>
public sealed class NumericFlow(string name, IReadOnlyList<Field> fields) : LearningFlow<NumericLearning>
{
    readonly string[] names = [.. fields.Select(x => x.Name)];
    readonly FieldPlaces places = new(fields);

    public override string Name { get; } = name;

    public override IReadOnlyList<Field> Reads => fields;

    protected override NumericLearning Learn(Dataset training) =>
        new([.. fields.Select(x => Median(training.Number(x).Values))]);

    protected override IReadOnlyList<string> Names(NumericLearning learnt) => names;

    protected override void Compute(NumericLearning learnt, Dataset rows, float[][] columns)
    {
        var place = places.In(rows);
        for (var i = 0; i < columns.Length; i++)
        {
            var values = rows.Columns[place[i]] is NumberColumn numbers
                ? numbers.Values
                : rows.Number(fields[i]).Values;
            var column = columns[i];
            var median = (float)learnt.Medians[i];
            for (var row = 0; row < column.Length; row++)
                column[row] = double.IsNaN(values[row]) ? median : (float)values[row];
        }
    }

    static double Median(ReadOnlySpan<double> values)
    {
        var present = new double[values.Length];
        var count = 0;
        foreach (var value in values)
            if (!double.IsNaN(value))
                present[count++] = value;
        return count == 0 ? 0 : ArrayStatistics.MedianInplace(count == present.Length ? present : present[..count]);
    }
}
