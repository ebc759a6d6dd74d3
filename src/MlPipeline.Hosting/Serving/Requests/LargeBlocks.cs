using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;

namespace MlPipeline.Hosting.Serving.Requests;

/// <summary>Memory that the server reads into. Its own has blocks of 4 KB: a large body would come in thousands of pieces.</summary>
sealed class LargeBlocks : MemoryPool<byte>, IMemoryPoolFactory<byte>
{
    const int BlockBytes = 1 << 16;

    /// <summary>So many are kept; a connection that waits has none.</summary>
    const int MostKept = 256;

    readonly ConcurrentQueue<Block> kept = new();
    int count;

    public override int MaxBufferSize => BlockBytes;

    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new LargeBlocks();

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockBytes);
        if (!kept.TryDequeue(out var block))
            return new Block(this);
        Interlocked.Decrement(ref count);
        return block;
    }

    protected override void Dispose(bool disposing) => kept.Clear();

    void Return(Block block)
    {
        if (Interlocked.Increment(ref count) <= MostKept)
            kept.Enqueue(block);
        else
            Interlocked.Decrement(ref count);
    }

    sealed class Block(LargeBlocks pool) : IMemoryOwner<byte>
    {
        // The system writes into it while the garbage collector may run.
        public Memory<byte> Memory { get; } =
            MemoryMarshal.CreateFromPinnedArray(
                GC.AllocateUninitializedArray<byte>(BlockBytes, pinned: true),
                0,
                BlockBytes
            );

        public void Dispose() => pool.Return(this);
    }
}
