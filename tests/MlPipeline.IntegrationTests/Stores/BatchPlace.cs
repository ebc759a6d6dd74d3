using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;

namespace MlPipeline.IntegrationTests.Stores;

/// <summary>A place of a test's own that inputs and outputs of <c>predict</c> lie in.</summary>
public abstract class BatchPlace : IDisposable
{
    /// <summary>What an option says for a file or a folder there.</summary>
    public abstract string this[string path] { get; }

    public abstract void Write(string path, byte[] content);

    public abstract byte[] Read(string path);

    public abstract void Delete(string path);

    /// <summary>The paths of all files there.</summary>
    public abstract IEnumerable<string> Paths { get; }

    public abstract void Dispose();
}

/// <summary>A folder.</summary>
public sealed class FolderPlace : BatchPlace
{
    readonly TemporaryFolder folder = new();

    public override IEnumerable<string> Paths => folder.Files;

    public override string this[string path] => folder[path];

    public override void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[path])!);
        File.WriteAllBytes(folder[path], content);
    }

    public override byte[] Read(string path) => File.ReadAllBytes(folder[path]);

    public override void Delete(string path) => File.Delete(folder[path]);

    /// <summary>Holds the lock of a file as a run that is under way does.</summary>
    public IDisposable Hold(string path)
    {
        Write(path, []);
        return new FileStream(folder[path], FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    public override void Dispose() => folder.Dispose();
}

/// <summary>A container of Azurite.</summary>
public sealed class BlobPlace : BatchPlace
{
    const string Prefix = "teams/demand";

    readonly BlobContainerClient container;

    public BlobPlace(AzuriteService azurite)
    {
        container = new BlobContainerClient(azurite.ConnectionString, $"days-{Guid.NewGuid():N}");
        container.Create();
    }

    public override IEnumerable<string> Paths => container.GetBlobs().Select(x => x.Name[(Prefix.Length + 1)..]);

    public override string this[string path] => $"{container.Uri}/{Prefix}/{path}";

    public override void Write(string path, byte[] content) =>
        Blob(path).Upload(new BinaryData(content), overwrite: true);

    public override byte[] Read(string path) => Blob(path).DownloadContent().Value.Content.ToArray();

    public override void Delete(string path) => Blob(path).Delete();

    /// <summary>Ends the lease of a blob, whoever holds it.</summary>
    public void EndLease(string path) => Blob(path).GetBlobLeaseClient().Break(TimeSpan.Zero);

    public override void Dispose() => container.Delete();

    BlobClient Blob(string path) => container.GetBlobClient($"{Prefix}/{path}");
}
