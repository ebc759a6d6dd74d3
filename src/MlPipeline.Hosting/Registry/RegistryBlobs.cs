using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using MlPipeline.Hosting.Storage;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Registry;

/// <summary>The blobs of a registry: its document, its packages, and who retrains.</summary>
sealed class RegistryBlobs
{
    readonly BlobContainerClient container;
    readonly string folder;
    readonly BlobFailures failures;

    /// <summary>The package that was read last, if nobody has let go of it yet: most readers ask for it twice.</summary>
    (ETag Tag, string Sha256, WeakReference<ModelPackage> Package)? last;

    public RegistryBlobs(BlobContainerClient container, string prefix)
    {
        this.container = container;
        folder = prefix.Length == 0 ? "" : $"{prefix.Trim('/')}/";
        Name = $"{container.Uri.GetLeftPart(UriPartial.Path)}/{folder}".TrimEnd('/');
        failures = new BlobFailures(RegistryAddress.What, Name, container.Name);
        RetrainingHolder = container.GetBlobClient($"{folder}retraining.json");
    }

    /// <summary>The registry, as messages name it: its address without anything secret.</summary>
    public string Name { get; }

    /// <summary>Who retrains.</summary>
    public BlobClient RetrainingHolder { get; }

    BlobClient DocumentBlob => container.GetBlobClient($"{folder}registry.json");

    /// <summary>The document as it is now, with the tag that this state of it has; null for the tag where there is none yet.</summary>
    /// <exception cref="InputException">The storage cannot be asked, or the document is damaged.</exception>
    public (RegistryDocument Document, ETag? Tag) Read() =>
        Guard<(RegistryDocument, ETag?)>(() =>
        {
            try
            {
                var content = DocumentBlob.DownloadContent().Value;
                return (RegistryDocument.Parse(content.Content), content.Details.ETag);
            }
            catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
            {
                return (RegistryDocument.Empty, null);
            }
            catch (JsonException e)
            {
                throw new InputException(
                    $"\"{DocumentBlob.Uri.GetLeftPart(UriPartial.Path)}\" cannot be used: {e.Message}",
                    "Restore an earlier version of the blob, or use the version of the application that wrote it.",
                    e
                );
            }
        });

    /// <summary>Replaces the document if it still is in the state that a tag stands for; false where it is not.</summary>
    public bool TryReplace(RegistryDocument document, ETag? tag) =>
        TryCreate(
            DocumentBlob,
            document.ToJson().ToStream(),
            tag is null ? new() { IfNoneMatch = ETag.All } : new() { IfMatch = tag }
        );

    /// <summary>Puts a package to where it belongs, unless it is there.</summary>
    /// <exception cref="InputException">The storage cannot be asked, or something else is in its place.</exception>
    public void Upload(ModelPackage package)
    {
        using var stream = new MemoryStream();
        package.CopyTo(stream);
        stream.Position = 0;
        var blob = PackageBlob(package.Sha256);
        if (!TryCreate(blob, stream, new() { IfNoneMatch = ETag.All }))
            Guard(() => ReadPackage(blob, package.Sha256));
    }

    /// <summary>The package of a version, verified.</summary>
    /// <exception cref="InputException">The storage cannot be asked, or the package is missing or not the one that was registered.</exception>
    public ModelPackage ReadPackage(RecordedVersion version) =>
        Guard(() => ReadPackage(PackageBlob(version.Sha256), version.Sha256));

    /// <summary>Does something with the storage, and says in words for people what did not work.</summary>
    public T Guard<T>(Func<T> action) => failures.Guard(action);

    BlobClient PackageBlob(string sha256) => container.GetBlobClient($"{folder}packages/{sha256}.zip");

    bool TryCreate(BlobClient blob, Stream content, BlobRequestConditions conditions) =>
        Guard(() =>
        {
            try
            {
                blob.Upload(
                    content,
                    new BlobUploadOptions { Conditions = conditions, TransferOptions = BlobTransfer.InParts }
                );
                return true;
            }
            catch (RequestFailedException e)
                when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.ConditionNotMet)
            {
                return false;
            }
        });

    ModelPackage ReadPackage(BlobClient blob, string sha256)
    {
        var origin = $"Model package \"{blob.Uri.GetLeftPart(UriPartial.Path)}\"";
        try
        {
            var tag = blob.GetProperties().Value.ETag;
            if (
                last is { } known
                && (known.Tag, known.Sha256) == (tag, sha256)
                && known.Package.TryGetTarget(out var kept)
            )
                return kept;
            var content = blob.DownloadContent(
                new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfMatch = tag } }
            );
            var package = ModelPackage.Read(content.Value.Content.ToMemory(), origin);
            if (package.Sha256 != sha256)
                throw new InputException(
                    $"{origin} has SHA-256 {package.Sha256}, expected {sha256}: another package lies in its place.",
                    "Restore an earlier version of the blob, or delete it and register the package again."
                );
            last = (tag, sha256, new WeakReference<ModelPackage>(package));
            return package;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            throw new InputException(
                $"{origin} does not exist.",
                "Restore the blob, or register the package again: it then is there for its version, too.",
                e
            );
        }
    }
}
