using MlPipeline.DataLoaders;
using MlPipeline.DataLoaders.Sharding;
using MlPipeline.Storage;

namespace MlPipeline.Hosting.Storage;

/// <summary>Opens what <c>--input</c> and <c>--output</c> name: files and folders of this machine, or of Azure Blob Storage.</summary>
static class StoreAddress
{
    const string What = "Output";

    /// <summary>The rows that an address stands for. A folder of blobs is told from a blob by its ending.</summary>
    /// <exception cref="InputException">It stands for none.</exception>
    public static InputFiles Input(string address)
    {
        if (!BlobAddress.IsUrl(address))
            return InputFiles.At(address);
        const string Input = "Input";
        if (DatasetFile.FormatOf(address) is null)
            return InputFiles.AllOf(BlobFolder(address, Input));
        var (store, name) = BlobFile(address, Input);
        return InputFiles.OneOf(store, name);
    }

    /// <summary>The folder that an address stands for.</summary>
    /// <exception cref="InputException">It stands for none.</exception>
    public static IFileStore OutputFolder(string address) =>
        BlobAddress.IsUrl(address) ? BlobFolder(address, What) : new FolderStore(address);

    /// <summary>The file that an address stands for, and where it lies.</summary>
    /// <exception cref="InputException">It stands for none.</exception>
    public static (IFileStore Store, string Name) OutputFile(string address) =>
        BlobAddress.IsUrl(address)
            ? BlobFile(address, What)
            : (new FolderStore(Path.GetDirectoryName(address) ?? ""), Path.GetFileName(address));

    static BlobFileStore BlobFolder(string address, string what)
    {
        var blobs = BlobAddress.Open(address, what);
        return new(blobs.Container, blobs.Path, what, TimeProvider.System);
    }

    static (IFileStore, string) BlobFile(string address, string what)
    {
        var blobs = BlobAddress.Open(address, what);
        var end = blobs.Path.LastIndexOf('/');
        var name = blobs.Path[(end + 1)..];
        return name.Length > 0
            ? (new BlobFileStore(blobs.Container, end < 0 ? "" : blobs.Path[..end], what, TimeProvider.System), name)
            : throw new InputException($"{what} \"{address}\" names no file.", "Add a file name to it.");
    }
}
