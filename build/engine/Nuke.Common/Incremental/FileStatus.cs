using System.Runtime.InteropServices;
using System.Text;

namespace Nuke.Common.Incremental;

/// <summary>
/// What the file system says about a regular file without its being read. The time of the last change of the inode
/// cannot be set by a program, so that a file that was written to has another status, whatever was done to its times.
/// </summary>
/// <param name="Size">In bytes.</param>
/// <param name="Inode">Which file it is.</param>
/// <param name="ModifiedAt">The last write, in nanoseconds since 1970.</param>
/// <param name="ChangedAt">The last change of content, name or rights, in nanoseconds since 1970.</param>
readonly record struct FileStatus(long Size, ulong Inode, long ModifiedAt, long ChangedAt)
{
    const int CurrentDirectory = -100;
    const uint BasicFields = 0x7ff;
    const int StructureSize = 256;
    const int NanosecondsPerSecond = 1_000_000_000;

    // The kernel takes times from a clock that ticks every 10 ms at the slowest.
    const long FineGranularity = NanosecondsPerSecond / 10;

    // Where a file system keeps whole seconds only; FAT keeps every other one.
    const long CoarseGranularity = 3L * NanosecondsPerSecond;

    /// <summary>
    /// Whether a content that was read at a time still is the content of a file that has this status now. A file that
    /// was written at about the time of the reading may have been written again within the same tick of the clock.
    /// </summary>
    public bool ProvesContentReadAt(long time)
    {
        var last = Math.Max(ModifiedAt, ChangedAt);
        var granularity = ChangedAt % NanosecondsPerSecond == 0 ? CoarseGranularity : FineGranularity;
        return last < time - granularity;
    }

    /// <summary>
    /// The status of a file, links followed; null where there is none, or where the system does not tell when an inode
    /// was changed: there contents are always read.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="hasContent">Whether it can be read to its end, as far as is known: a pipe cannot.</param>
    public static FileStatus? Of(string path, out bool hasContent)
    {
        hasContent = true;
        if (!OperatingSystem.IsLinux())
            return null;
        Span<byte> name = stackalloc byte[Encoding.UTF8.GetMaxByteCount(path.Length) + 1];
        name[Encoding.UTF8.GetBytes(path, name)] = 0;
        Span<byte> status = stackalloc byte[StructureSize];
        try
        {
            var result = StatX(
                CurrentDirectory,
                ref MemoryMarshal.GetReference(name),
                0,
                BasicFields,
                ref MemoryMarshal.GetReference(status)
            );
            if (result != 0)
                return null;
            hasContent = IsRegular(status);
            return hasContent ? Read(status) : null;
        }
        // An older C library has no such function.
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    // The layout of the structure is part of the kernel's interface, the same on all processors.
    static FileStatus Read(ReadOnlySpan<byte> status) =>
        new(
            MemoryMarshal.Read<long>(status[40..]),
            MemoryMarshal.Read<ulong>(status[32..]),
            ReadTime(status[112..]),
            ReadTime(status[96..])
        );

    static bool IsRegular(ReadOnlySpan<byte> status) => (MemoryMarshal.Read<ushort>(status[28..]) & 0xf000) == 0x8000;

    static long ReadTime(ReadOnlySpan<byte> time) =>
        (MemoryMarshal.Read<long>(time) * NanosecondsPerSecond) + MemoryMarshal.Read<uint>(time[8..]);

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int StatX(int directory, ref byte path, int flags, uint mask, ref byte status);
}
