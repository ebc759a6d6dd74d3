using System.Text.Json;
using Azure.Storage.Blobs.Models;
using MlPipeline.Hosting.Storage;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Registry;

/// <summary>Keeps two retrainings from working on one registry at the same time. The storage ends it a minute after a process died.</summary>
/// <remarks>Where it is lost on the way, a promotion notices when the champion has moved.</remarks>
static class RetrainingLease
{
    /// <exception cref="BusyException">Another process holds it.</exception>
    public static IDisposable Take(RegistryBlobs blobs, TimeProvider clock)
    {
        var me = RetrainingHolder.OfThisProcess(clock);
        return blobs.Guard(() =>
        {
            var blob = blobs.RetrainingHolder;
            var lease =
                BlobLock.TryTake(blob, Json(me), clock, out var held)
                ?? throw RetrainingHolder.Busy(blobs.Name, blob.DownloadContent().Value.Content.ToArray(), held);
            blob.Upload(Json(me).ToStream(), new BlobUploadOptions { Conditions = new() { LeaseId = lease.Id } });
            return lease;
        });
    }

    static BinaryData Json(RetrainingHolder holder) =>
        new(JsonSerializer.SerializeToUtf8Bytes(holder, RegistryDocumentJson.Readable.RetrainingHolder));
}
