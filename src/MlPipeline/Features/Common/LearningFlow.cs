using System.Text.Json;
using MlPipeline.DataLoaders;

namespace MlPipeline.Features.Common;

/// <summary>A feature flow that keeps what it learns in one record. Derive from it to add a flow.</summary>
/// <typeparam name="TLearnt">What is learnt: a record that System.Text.Json can write and read.</typeparam>
public abstract class LearningFlow<TLearnt> : FeatureFlow
{
    /// <summary>Learns from training rows.</summary>
    protected abstract TLearnt Learn(Dataset training);

    /// <summary>The names of the features that follow from what was learnt, in order.</summary>
    protected abstract IReadOnlyList<string> Names(TLearnt learnt);

    /// <summary>Fills one column per feature: <c>columns[feature][row]</c>, each finite.</summary>
    protected abstract void Compute(TLearnt learnt, Dataset rows, float[][] columns);

    public sealed override FittedFlow Fit(Dataset training) => new Fitted(this, Learn(training));

    public sealed override FittedFlow Restore(JsonElement learnt)
    {
        try
        {
            return new Fitted(
                this,
                learnt.Deserialize<TLearnt>(PackageJson.Options) ?? throw new JsonException("it is null")
            );
        }
        catch (JsonException e)
        {
            throw new InputException(
                $"Feature flow \"{Name}\": what the package holds for it cannot be read ({e.Message}).",
                "Use the version of the project that made the package, or train again.",
                e
            );
        }
    }

    sealed class Fitted(LearningFlow<TLearnt> flow, TLearnt learnt) : FittedFlow
    {
        public override string Name => flow.Name;

        public override IReadOnlyList<string> FeatureNames { get; } = new FeatureNames(flow.Names(learnt));

        public override JsonElement Learnt => JsonSerializer.SerializeToElement(learnt, PackageJson.Options);

        public override FeatureMatrix Apply(Dataset rows)
        {
            var columns = new float[FeatureNames.Count][];
            for (var i = 0; i < columns.Length; i++)
                columns[i] = GC.AllocateUninitializedArray<float>(rows.RowCount);
            flow.Compute(learnt, rows, columns);
            return new FeatureMatrix(FeatureNames, columns, rows.RowCount);
        }
    }
}
