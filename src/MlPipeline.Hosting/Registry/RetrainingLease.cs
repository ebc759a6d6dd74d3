using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Registry;

/// <summary>Keeps two retrainings from working on one registry at the same time. The storage ends it a minute after a process died.</summary>
sealed class RetrainingLease : IDisposable
{
    /// <summary>The longest that the storage gives for a lease with an end.</summary>
    static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    static readonly TimeSpan RenewedEvery = TimeSpan.FromSeconds(15);

    readonly BlobLeaseClient lease;
    readonly ITimer renewal;

    RetrainingLease(BlobLeaseClient lease, TimeProvider clock)
    {
        this.lease = lease;
        renewal = clock.CreateTimer(_ => Renew(), null, RenewedEvery, RenewedEvery);
    }

    /// <exception cref="BusyException">Another process holds it.</exception>
    public static RetrainingLease Take(RegistryBlobs blobs, TimeProvider clock)
    {
        var me = RetrainingHolder.OfThisProcess(clock);
        return blobs.Guard(() =>
        {
            var blob = blobs.RetrainingHolder;
            try
            {
                blob.Upload(Json(me), new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } });
            }
            catch (RequestFailedException e)
                when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.LeaseIdMissing)
            {
                // It is there from the first retraining on; what counts is the lease.
            }
            var lease = blob.GetBlobLeaseClient();
            try
            {
                lease.Acquire(Length);
            }
            catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
            {
                throw RetrainingHolder.Busy(blobs.Name, blob.DownloadContent().Value.Content.ToArray(), e);
            }
            blob.Upload(Json(me), new BlobUploadOptions { Conditions = new() { LeaseId = lease.LeaseId } });
            return new RetrainingLease(lease, clock);
        });
    }

    public void Dispose()
    {
        renewal.Dispose();
        Quietly(() => lease.Release());
    }

    void Renew() => Quietly(() => lease.Renew());

    static void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            // The storage could not be asked, or another has the lease: a promotion notices when the champion has moved.
        }
    }

    static Stream Json(RetrainingHolder holder) =>
        new BinaryData(
            JsonSerializer.SerializeToUtf8Bytes(holder, RegistryDocumentJson.Readable.RetrainingHolder)
        ).ToStream();
}
