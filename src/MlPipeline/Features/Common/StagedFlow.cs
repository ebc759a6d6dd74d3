using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.Features.Common;

/// <summary>What a staged flow learnt.</summary>
/// <param name="Processor">What its processor learnt.</param>
/// <param name="Kept">The features that its postfilter kept.</param>
public sealed record StagedLearning<TLearnt>(TLearnt Processor, IReadOnlyList<string> Kept);

/// <summary>A flow in four stages: prefilter (columns), filter (rows to learn from), processor, postfilter (features).</summary>
/// <typeparam name="TLearnt">What the processor learns.</typeparam>
public sealed class StagedFlow<TLearnt>(
    string name,
    IPrefilter prefilter,
    IFilter filter,
    IProcessor<TLearnt> processor,
    IPostfilter postfilter
) : LearningFlow<StagedLearning<TLearnt>>
{
    readonly FeatureNames names = new(processor.Names);

    public override string Name { get; } = name;

    public override IReadOnlyList<Field> Reads { get; } = prefilter.Fields;

    protected override StagedLearning<TLearnt> Learn(Dataset training)
    {
        var columns = training.Select(prefilter.Fields.Concat(prefilter.LearntFrom));
        var rows = filter.Rows(columns);
        if (rows.Length == 0)
            throw new InputException(
                $"Feature flow \"{Name}\": its filter leaves none of the {training.RowCount} training rows to learn from.",
                "Give it training rows that it accepts, or widen the filter."
            );
        var selected = columns.Take(rows);
        var learnt = processor.Learn(selected);
        return new(learnt, postfilter.Keep(Process(learnt, selected)));
    }

    protected override IReadOnlyList<string> Names(StagedLearning<TLearnt> learnt) => learnt.Kept;

    protected override void Compute(StagedLearning<TLearnt> learnt, Dataset rows, float[][] columns)
    {
        var processed = Process(learnt.Processor, rows.Select(prefilter.Fields));
        for (var i = 0; i < columns.Length; i++)
            processed[learnt.Kept[i]].CopyTo(columns[i]);
    }

    FeatureMatrix Process(TLearnt learnt, Dataset rows)
    {
        var columns = new float[names.Count][];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = new float[rows.RowCount];
        processor.Compute(learnt, rows, columns);
        return new FeatureMatrix(names, columns, rows.RowCount);
    }
}
