using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace MlPipeline.Hosting.Storage;

/// <summary>A lock that a blob stands for. The storage ends it a minute after a process died.</summary>
sealed class BlobLock : IDisposable
{
    /// <summary>The longest that the storage gives for a lease with an end.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    static readonly TimeSpan RenewedEvery = TimeSpan.FromSeconds(15);

    readonly BlobLeaseClient lease;
    readonly ITimer renewal;

    BlobLock(BlobLeaseClient lease, TimeProvider clock)
    {
        this.lease = lease;
        renewal = clock.CreateTimer(_ => Quietly(() => lease.Renew()), null, RenewedEvery, RenewedEvery);
    }

    /// <summary>What a write to the blob has to name.</summary>
    public string Id => lease.LeaseId;

    /// <summary>Takes the lock if nobody holds it; null where somebody does.</summary>
    /// <param name="blob">The blob; it is created where it is not there.</param>
    /// <param name="content">What it is created with.</param>
    /// <param name="clock">Says when to renew it.</param>
    /// <param name="held">How the storage said that somebody holds it.</param>
    public static BlobLock? TryTake(
        BlobClient blob,
        BinaryData content,
        TimeProvider clock,
        out RequestFailedException? held
    )
    {
        try
        {
            blob.Upload(content.ToStream(), new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } });
        }
        catch (RequestFailedException e)
            when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.LeaseIdMissing)
        {
            // It is there from the first time on; what counts is the lease.
        }
        var lease = blob.GetBlobLeaseClient();
        try
        {
            lease.Acquire(Length);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
        {
            held = e;
            return null;
        }
        held = null;
        return new BlobLock(lease, clock);
    }

    public void Dispose()
    {
        renewal.Dispose();
        Quietly(() => lease.Release());
    }

    static void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            // The storage could not be asked, or another has the lease: what is written has checks of its own.
        }
    }
}
