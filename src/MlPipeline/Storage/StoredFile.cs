using MlPipeline.DataLoaders.Reading;

namespace MlPipeline.Storage;

/// <summary>A file with rows, wherever it lies.</summary>
/// <param name="Store">Where it lies.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Source">What messages call it.</param>
sealed record StoredFile(IFileStore Store, string Name, string Source)
{
    /// <summary>The file, as messages name it.</summary>
    public string Path => Store.PathOf(Name);

    /// <exception cref="InputException">There is no such file, it may not be read, or is empty.</exception>
    public Stream Open() => SourceFile.RequireContent(Store.Open(Name, Source), Path, Source);

    /// <exception cref="InputException">There is no such file, it may not be read, or the disk is full.</exception>
    public LocalFile Fetch() => Store.Fetch(Name, Source);
}
