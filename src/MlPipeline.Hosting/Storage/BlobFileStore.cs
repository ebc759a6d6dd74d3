using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using MlPipeline.DataLoaders.Reading;
using MlPipeline.Storage;

namespace MlPipeline.Hosting.Storage;

/// <summary>The blobs directly below a prefix of a container of Azure Blob Storage.</summary>
/// <remarks>
/// What is written lies on a disk of this machine first, in the folder for temporary files, and is uploaded once: a blob
/// appears when its last part has come, whole.
/// </remarks>
sealed class BlobFileStore : IFileStore
{
    const int ReadBytes = 4 << 20;

    readonly BlobContainerClient container;
    readonly string folder;
    readonly TimeProvider clock;
    readonly BlobFailures failures;

    /// <param name="container">The container, with its credentials.</param>
    /// <param name="prefix">The folder in it; empty for the container itself.</param>
    /// <param name="what">What messages call the place.</param>
    /// <param name="clock">Says when to renew a lock.</param>
    public BlobFileStore(BlobContainerClient container, string prefix, string what, TimeProvider clock)
    {
        this.container = container;
        this.clock = clock;
        folder = prefix.Trim('/') is { Length: > 0 } path ? $"{path}/" : "";
        Name = $"{container.Uri.GetLeftPart(UriPartial.Path)}/{folder}".TrimEnd('/');
        failures = new BlobFailures(what, Name, container.Name);
    }

    public string Name { get; }

    public string PathOf(string name) => $"{Name}/{name}";

    public IReadOnlyList<string> Names() =>
        failures.Guard<IReadOnlyList<string>>(() =>
            [
                .. container
                    .GetBlobsByHierarchy(new GetBlobsByHierarchyOptions { Delimiter = "/", Prefix = folder })
                    .Where(x => x.IsBlob)
                    .Select(x => x.Blob.Name[folder.Length..])
                    .Where(x => x.Length > 0),
            ]
        );

    public Stream Open(string name, string source) =>
        Reading(
            name,
            source,
            blob => new BlobReadStream(
                blob.OpenRead(new BlobOpenReadOptions(allowModifications: false) { BufferSize = ReadBytes }),
                PathOf(name),
                failures
            )
        );

    public LocalFile Fetch(string name, string source)
    {
        var copy = new LocalFile(NewScratch(name), isCopy: true);
        try
        {
            return Reading(
                name,
                source,
                blob =>
                {
                    blob.DownloadTo(copy.Path, new BlobDownloadToOptions { TransferOptions = BlobTransfer.InParts });
                    return copy;
                }
            );
        }
        catch (Exception e)
        {
            copy.Dispose();
            if (e is not IOException and not UnauthorizedAccessException)
                throw;
            throw new InputException(
                $"A copy of \"{PathOf(name)}\" cannot be written to \"{copy.Path}\": {e.Message}",
                "Make room there, or set TMPDIR (Windows: TMP) to a folder with room.",
                e
            );
        }
    }

    // The ending stays: it says what the file is.
    public string NewScratch(string name) =>
        Path.Combine(Path.GetTempPath(), $"mlpipeline-{Path.GetRandomFileName()}-{name}");

    public void Put(string name, Action<string> write)
    {
        using var local = new LocalFile(NewScratch(name), isCopy: true);
        write(local.Path);
        using var content = File.OpenRead(local.Path);
        failures.Guard(() =>
            Blob(name).Upload(content, new BlobUploadOptions { TransferOptions = BlobTransfer.InParts })
        );
    }

    public void Delete(string name) => failures.Guard(() => Blob(name).DeleteIfExists());

    /// <summary>Nothing: a prefix is there for as long as blobs are.</summary>
    public void Remove() { }

    public TimeSpan HeldAfterDeath => BlobLock.Length;

    public IDisposable? TryHold(string name, out Exception? held)
    {
        RequestFailedException? refused = null;
        var lease = failures.Guard(() => BlobLock.TryTake(Blob(name), BinaryData.Empty, clock, out refused));
        held = refused;
        return lease;
    }

    BlobClient Blob(string name) => container.GetBlobClient(folder + name);

    T Reading<T>(string name, string source, Func<BlobClient, T> read) =>
        failures.Guard(() =>
        {
            try
            {
                return read(Blob(name));
            }
            catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
            {
                throw SourceFile.Missing(PathOf(name), source, SourceFile.Suggestion(name, Names()));
            }
        });
}
