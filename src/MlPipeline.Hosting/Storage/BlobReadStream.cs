using Azure;
using Azure.Storage.Blobs.Models;

namespace MlPipeline.Hosting.Storage;

/// <summary>Reads a blob from any position, and says in words for people what does not work.</summary>
/// <param name="blob">The blob, as its client reads it.</param>
/// <param name="path">The blob, as messages name it.</param>
/// <param name="failures">What the storage's refusals mean.</param>
sealed class BlobReadStream(Stream blob, string path, BlobFailures failures) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => blob.Length;

    public override long Position
    {
        get => blob.Position;
        set => blob.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        failures.Guard(() =>
        {
            try
            {
                return blob.Read(buffer, offset, count);
            }
            catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ConditionNotMet)
            {
                throw new InputException(
                    $"\"{path}\" was changed while it was read.",
                    "Run again when it stays as it is.",
                    e
                );
            }
        });

    public override long Seek(long offset, SeekOrigin origin) => blob.Seek(offset, origin);

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            blob.Dispose();
        base.Dispose(disposing);
    }
}
