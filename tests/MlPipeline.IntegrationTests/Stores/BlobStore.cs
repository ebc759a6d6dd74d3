using Azure.Storage.Blobs;
using MlPipeline.Hosting.Registry;
using MlPipeline.Registry;
using MlPipeline.UnitTests.Registry;

namespace MlPipeline.IntegrationTests.Stores;

/// <summary>A registry in a container.</summary>
public sealed class BlobStore(BlobContainerClient container) : RegistryStore
{
    const string Prefix = "teams/demand";

    public override string Name => $"{container.Uri}/{Prefix}";

    public BlobContainerClient Container => container;

    public override IModelsRegistry Open(TimeProvider clock) => Open(container, clock);

    /// <summary>The same registry through a client of a test's own.</summary>
    public static IModelsRegistry Open(BlobContainerClient client, TimeProvider clock) =>
        new BlobModelsRegistry(client, Prefix, clock);

    public BlobClient Blob(string name) => container.GetBlobClient($"{Prefix}/{name}");

    public override void Damage(int version)
    {
        var sha256 = Open(TimeProvider.System).List().Single(x => x.Number == version).Sha256;
        var blob = Blob($"packages/{sha256}.zip");
        var bytes = blob.DownloadContent().Value.Content.ToArray();
        bytes[bytes.Length / 2] ^= 1;
        blob.Upload(new BinaryData(bytes), overwrite: true);
    }

    public override void Dispose() => container.Delete();
}
