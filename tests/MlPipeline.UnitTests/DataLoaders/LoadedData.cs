using MlPipeline.DataLoaders;

namespace MlPipeline.UnitTests.DataLoaders;

/// <summary>A source that is in memory already.</summary>
sealed class LoadedData(string source, params Column[] columns) : DataLoader
{
    public override string Source => source;

    public override Dataset Load(CancellationToken cancellation = default) => new(columns);
}
