namespace MlPipeline.Storage;

/// <summary>A file on a disk of this machine; a copy goes when it is disposed.</summary>
/// <param name="path">Where it lies.</param>
/// <param name="isCopy">Whether it was made for this use alone.</param>
public sealed class LocalFile(string path, bool isCopy) : IDisposable
{
    /// <summary>Where it lies.</summary>
    public string Path { get; } = path;

    public void Dispose()
    {
        if (isCopy)
            File.Delete(Path);
    }
}
