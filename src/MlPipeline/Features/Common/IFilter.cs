using MlPipeline.DataLoaders;

namespace MlPipeline.Features.Common;

/// <summary>Second stage of a flow: which training rows it learns from. When it is applied every row gets its features.</summary>
public interface IFilter
{
    /// <summary>The positions of the rows to learn from, ascending.</summary>
    int[] Rows(Dataset training);
}
