namespace MlPipeline.DataLoaders;

/// <summary>Writes datasets to a file, batch after batch. The file appears under its path when <see cref="Complete"/> is called, whole, or not at all.</summary>
public interface IDatasetWriter : IDisposable
{
    /// <summary>Adds the rows of a dataset, which has the columns of the file among its own.</summary>
    /// <exception cref="InputException">The dataset lacks a column, or the disk is full.</exception>
    void Write(Dataset batch);

    /// <summary>Puts the file in its place.</summary>
    /// <exception cref="InputException">The disk is full, or the file that is there may not be replaced.</exception>
    void Complete();
}
