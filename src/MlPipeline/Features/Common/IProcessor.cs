using MlPipeline.DataLoaders;

namespace MlPipeline.Features.Common;

/// <summary>Third stage of a flow: computes the features.</summary>
/// <typeparam name="TLearnt">What it learns: a record that System.Text.Json can write and read.</typeparam>
public interface IProcessor<TLearnt>
{
    /// <summary>Learns from the rows that the filter let through.</summary>
    TLearnt Learn(Dataset training);

    /// <summary>The features it makes, in order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Fills one column per feature: <c>columns[feature][row]</c>, each finite.</summary>
    void Compute(TLearnt learnt, Dataset rows, float[][] columns);
}
