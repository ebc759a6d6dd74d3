using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Nuke.Common.IO;

namespace Nuke.Common.Incremental;

/// <summary>
/// Knows the contents of files. Reads only those that no earlier reading tells about; see
/// <see cref="FileStatus.ProvesContentReadAt"/>.
/// </summary>
sealed class FileHasher(AbsolutePath root, TimeProvider time)
{
    const int BufferSize = 256 * 1024;

    readonly ConcurrentDictionary<string, FileDigest> _known = new(StringComparer.Ordinal);
    readonly string _prefix = FilePattern.PrefixOf(root);

    /// <summary>Makes what an earlier build has found out usable.</summary>
    public void Learn(IEnumerable<FileDigest> digests)
    {
        foreach (var digest in digests.Where(x => x.Status is not null))
            _known.AddOrUpdate(digest.Path, digest, (_, known) => known.ReadAt > digest.ReadAt ? known : digest);
    }

    /// <summary>The contents of the files that are there, in the order of the paths, and how many had to be read.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be read.</exception>
    public (IReadOnlyList<FileDigest> Digests, int Read) Hash(IReadOnlyList<string> paths)
    {
        var digests = new FileDigest?[paths.Count];
        var unknown = new List<int>();
        for (var i = 0; i < paths.Count; i++)
        {
            digests[i] = Recall(paths[i]);
            if (digests[i] is null)
                unknown.Add(i);
        }

        // A few files are read sooner than other threads have started.
        if (unknown.Count < 8)
            unknown.ForEach(i => digests[i] = Read(paths[i]));
        else
            Rethrow(() => Parallel.ForEach(unknown, i => digests[i] = Read(paths[i])));

        Learn(unknown.Select(i => digests[i]).OfType<FileDigest>());
        return ([.. digests.OfType<FileDigest>()], unknown.Count);
    }

    /// <summary>A path as records and messages have it.</summary>
    public string NameOf(string path) =>
        path.StartsWith(_prefix, StringComparison.Ordinal)
            ? path[_prefix.Length..].Replace(Path.DirectorySeparatorChar, '/')
            : path;

    /// <summary>The place of a path from a record.</summary>
    public string PlaceOf(string name) => Path.Combine(root, name);

    FileDigest? Recall(string path)
    {
        if (!_known.TryGetValue(NameOf(path), out var known))
            return null;
        var now = Now();
        return
            FileStatus.Of(path, out _) is { } status
            && status == known.Status
            && status.ProvesContentReadAt(known.ReadAt)
            ? known with
            {
                ReadAt = now,
            }
            : null;
    }

    FileDigest? Read(string path)
    {
        // The time comes first: what happens from now on shall not count as known.
        var now = Now();
        var status = FileStatus.Of(path, out var hasContent);
        try
        {
            var hash = status is null ? Describe(path, hasContent) ?? HashContent(path) : HashContent(path);
            return new FileDigest(NameOf(path), hash, status, now);
        }
        // Deleted since it was listed.
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>What stands for the content of a link to a directory, a pipe or a socket; null for a file to be read.</summary>
    static string? Describe(string path, bool hasContent)
    {
        if (Directory.Exists(path))
            return $"directory behind {new DirectoryInfo(path).LinkTarget}";
        return hasContent ? null : "neither file nor directory";
    }

    static string HashContent(string path)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (long offset = 0; RandomAccess.Read(file, buffer, offset) is > 0 and var length; offset += length)
                hash.AppendData(buffer, 0, length);
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static void Rethrow(Action parallel)
    {
        try
        {
            parallel();
        }
        catch (AggregateException exception)
        {
            throw exception.InnerExceptions[0];
        }
    }

    long Now() => (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
}
