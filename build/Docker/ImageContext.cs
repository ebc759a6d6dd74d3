using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Nuke.Common.IO;

namespace Delivery.Docker;

/// <summary>
/// The files that an image is built from, as one compressed archive. The same files give the same bytes on every
/// machine, whatever their times and owners are, so that its hash names the image.
/// </summary>
public sealed class ImageContext
{
    // The archive's own choice, because a clone gives files the time of the clone. Not 1970: a ZIP file cannot hold that.
    static readonly DateTimeOffset s_time = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    readonly byte[] _archive;

    ImageContext(byte[] archive, string hash, string dockerfile)
    {
        _archive = archive;
        Hash = hash;
        Dockerfile = dockerfile;
    }

    /// <summary>The Dockerfile's path in the archive.</summary>
    public string Dockerfile { get; }

    /// <summary>The SHA-256 of the files and their names, in lower hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>How many bytes are sent.</summary>
    public long Size => _archive.Length;

    /// <summary>The files below a directory that the <c>.dockerignore</c> beside the Dockerfile lets through, and the Dockerfile itself.</summary>
    public static ImageContext Of(AbsolutePath root, AbsolutePath dockerfile)
    {
        Assert(dockerfile);
        var ignore = DockerIgnore.Read(dockerfile.Parent! / ".dockerignore");
        var name = root.GetUnixRelativePathTo(dockerfile).ToString();
        var files = ignore.Files(root).Append(name).Distinct().Order(StringComparer.Ordinal);
        return Pack(files.Select(x => (x, File.ReadAllBytes(root / x), Mode(root / x))), name);
    }

    /// <summary>A context of the given texts.</summary>
    public static ImageContext Of(IReadOnlyDictionary<string, string> files, string dockerfile = "Dockerfile") =>
        Pack(
            files
                .OrderBy(x => x.Key, StringComparer.Ordinal)
                .Select(x => (x.Key, System.Text.Encoding.UTF8.GetBytes(x.Value), Readable)),
            dockerfile
        );

    /// <summary>The same files with another text for the Dockerfile.</summary>
    public ImageContext WithDockerfile(Func<string, string> change)
    {
        var files = new List<(string, byte[], UnixFileMode)>();
        using var reader = new TarReader(new GZipStream(Open(), CompressionMode.Decompress));
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            var bytes = content.ToArray();
            if (entry.Name == Dockerfile)
                bytes = System.Text.Encoding.UTF8.GetBytes(change(System.Text.Encoding.UTF8.GetString(bytes)));
            files.Add((entry.Name, bytes, entry.Mode));
        }
        return Pack(files, Dockerfile);
    }

    /// <summary>The archive: tar, compressed with gzip.</summary>
    public Stream Open() => new MemoryStream(_archive, writable: false);

    static ImageContext Pack(IEnumerable<(string Name, byte[] Content, UnixFileMode Mode)> files, string dockerfile)
    {
        using var plain = new MemoryStream();
        using (var tar = new TarWriter(plain, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var (name, content, mode) in files)
                tar.WriteEntry(
                    // Without extended attributes: those would carry the time of this very moment.
                    new UstarTarEntry(TarEntryType.RegularFile, name)
                    {
                        ModificationTime = s_time,
                        Mode = mode,
                        DataStream = new MemoryStream(content),
                    }
                );
        }
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(plain.GetBuffer().AsSpan(0, (int)plain.Length));
        var hash = Convert.ToHexStringLower(SHA256.HashData(plain.GetBuffer().AsSpan(0, (int)plain.Length)));
        return new ImageContext(compressed.ToArray(), hash, dockerfile);
    }

    static UnixFileMode Mode(string file) =>
        !OperatingSystem.IsWindows() && File.GetUnixFileMode(file).HasFlag(UnixFileMode.UserExecute)
            ? Readable | Executable
            : Readable;

    static void Assert(AbsolutePath dockerfile) => Nuke.Common.Assert.FileExists(dockerfile);
}
