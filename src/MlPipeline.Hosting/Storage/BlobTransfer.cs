using Azure.Storage;

namespace MlPipeline.Hosting.Storage;

/// <summary>How blobs travel.</summary>
static class BlobTransfer
{
    const int PartBytes = 8 << 20;

    /// <summary>In parts, so that a part that is lost on the way is all that travels again.</summary>
    public static readonly StorageTransferOptions InParts = new()
    {
        InitialTransferSize = PartBytes,
        MaximumTransferSize = PartBytes,
    };
}
