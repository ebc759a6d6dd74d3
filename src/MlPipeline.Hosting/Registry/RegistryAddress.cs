using MlPipeline.Hosting.Storage;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Registry;

/// <summary>Opens the registry that <c>--registry</c> names: a folder, or a container of Azure Blob Storage.</summary>
static class RegistryAddress
{
    /// <summary>What messages call a registry.</summary>
    public const string What = "Models registry";

    /// <exception cref="InputException">The address is none of a registry, or the connection string is not for it.</exception>
    public static IModelsRegistry Open(string address, TimeProvider clock)
    {
        if (!BlobAddress.IsUrl(address))
            return new FolderModelsRegistry(address, clock);
        var blobs = BlobAddress.Open(address, What);
        return new BlobModelsRegistry(blobs.Container, blobs.Path, clock);
    }
}
