using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MlPipeline.UnitTests.Registry;

/// <summary>Packages that somebody else has made, with manifests that agree with them.</summary>
static class ForgedPackage
{
    /// <summary>A ZIP of the entries, then of a manifest; <paramref name="change"/> sees the manifest before it is written.</summary>
    public static byte[] Of(
        IReadOnlyList<(string Name, byte[] Content)> entries,
        Func<string, string>? change = null,
        CompressionLevel level = CompressionLevel.NoCompression
    )
    {
        var manifest = JsonSerializer.Serialize(
            new
            {
                formatVersion = 1,
                entries = entries.Select(x => new
                {
                    name = x.Name,
                    size = x.Content.Length,
                    sha256 = Hash(x.Content),
                }),
            }
        );
        return Zip(
            [.. entries, ("manifest.json", Encoding.UTF8.GetBytes(change is null ? manifest : change(manifest)))],
            level
        );
    }

    public static byte[] Zip(
        IReadOnlyList<(string Name, byte[] Content)> entries,
        CompressionLevel level = CompressionLevel.NoCompression
    )
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        return stream.ToArray();
    }

    /// <summary>The entries of a package but its manifest.</summary>
    public static List<(string Name, byte[] Content)> EntriesOf(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return [.. zip.Entries.Where(x => x.FullName != "manifest.json").Select(x => (x.FullName, ContentOf(x)))];
    }

    /// <summary>The package with other content of the same length in one entry, and all its hashes and checksums adjusted: nothing but the content itself can give it away.</summary>
    public static byte[] Reseal(byte[] package, string entry, Func<byte[], byte[]> change)
    {
        var (before, after) = Replace(package, entry, change);
        return Replace(
            after,
            "manifest.json",
            x => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(x).Replace(Hash(Content(before)), Hash(Content(after))))
        ).After;

        byte[] Content(byte[] from) => ContentOf(new ZipArchive(new MemoryStream(from)).GetEntry(entry)!);
    }

    static (byte[] Before, byte[] After) Replace(byte[] package, string entry, Func<byte[], byte[]> change)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        var found = zip.GetEntry(entry)!;
        var content = ContentOf(found);
        var changed = change(content);
        changed.Length.ShouldBe(content.Length);
        var after = package.ToArray();
        changed.CopyTo(after, package.AsSpan().IndexOf(content));
        // Once in the header before the content, once in the directory at the end.
        foreach (
            var header in (int[])[HeaderOf("PK\u0003\u0004", 26, 30) + 14, HeaderOf("PK\u0001\u0002", 28, 46) + 16]
        )
            BitConverter.TryWriteBytes(after.AsSpan(header), ChecksumOf(changed)).ShouldBeTrue();
        return (package, after);

        int HeaderOf(string signature, int lengthAt, int size)
        {
            for (var at = 0; ; at++)
                if (
                    package.AsSpan(at).StartsWith(Encoding.Latin1.GetBytes(signature))
                    && BitConverter.ToUInt16(package, at + lengthAt) == entry.Length
                    && package.AsSpan(at + size).StartsWith(Encoding.UTF8.GetBytes(entry))
                )
                    return at;
        }
    }

    static uint ChecksumOf(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(Zip([("x", content)])));
        return zip.Entries[0].Crc32;
    }

    static byte[] ContentOf(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
