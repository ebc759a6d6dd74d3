using System.Formats.Tar;
using System.IO.Compression;

namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>Packs the directory's files into a zip archive, in the order of their names.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="archive">The archive; one that is there is replaced.</param>
    /// <param name="filter">Which files are packed; by default all.</param>
    /// <param name="compressionLevel">How hard it tries.</param>
    /// <param name="fileMode">Whether an archive that is there is replaced or is an error.</param>
    public static AbsolutePath ZipTo(
        this AbsolutePath directory,
        AbsolutePath archive,
        Func<AbsolutePath, bool>? filter = null,
        CompressionLevel compressionLevel = CompressionLevel.Optimal,
        FileMode fileMode = FileMode.Create
    )
    {
        var files = FilesToPack(directory, archive, filter);
        using var stream = File.Open(archive, fileMode);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var (file, name) in files)
            zip.CreateEntryFromFile(file, name, compressionLevel);
        return archive;
    }

    /// <summary>Unpacks a zip archive into a directory; files that are there are replaced.</summary>
    /// <exception cref="IOException">An entry leads out of the directory.</exception>
    public static AbsolutePath UnZipTo(this AbsolutePath archive, AbsolutePath directory)
    {
        directory.CreateDirectory();
        ZipFile.ExtractToDirectory(archive, directory, overwriteFiles: true);
        return directory;
    }

    /// <summary>Packs the directory's files into a tar archive that gzip compresses, in the order of their names.</summary>
    /// <inheritdoc cref="ZipTo" />
    public static AbsolutePath TarGZipTo(
        this AbsolutePath directory,
        AbsolutePath archive,
        Func<AbsolutePath, bool>? filter = null,
        CompressionLevel compressionLevel = CompressionLevel.Optimal,
        FileMode fileMode = FileMode.Create
    )
    {
        var files = FilesToPack(directory, archive, filter);
        using var stream = File.Open(archive, fileMode);
        using var gzip = new GZipStream(stream, compressionLevel);
        using var tar = new TarWriter(gzip);
        foreach (var (file, name) in files)
            tar.WriteEntry(file, name);
        return archive;
    }

    /// <summary>Unpacks a tar archive that gzip has compressed; files that are there are replaced.</summary>
    /// <exception cref="IOException">An entry leads out of the directory.</exception>
    public static AbsolutePath UnTarGZipTo(this AbsolutePath archive, AbsolutePath directory)
    {
        directory.CreateDirectory();
        using var stream = File.OpenRead(archive);
        using var gzip = new GZipStream(stream, CompressionMode.Decompress);
        TarFile.ExtractToDirectory(gzip, directory, overwriteFiles: true);
        return directory;
    }

    /// <summary>Packs the directory's files into an archive of the kind that its name says: .zip, .tar.gz or .tgz.</summary>
    /// <exception cref="ArgumentException">The name says another kind.</exception>
    public static AbsolutePath CompressTo(
        this AbsolutePath directory,
        AbsolutePath archive,
        Func<AbsolutePath, bool>? filter = null
    ) => IsZip(archive) ? directory.ZipTo(archive, filter) : directory.TarGZipTo(archive, filter);

    /// <summary>Unpacks an archive of the kind that its name says: .zip, .nupkg, .tar.gz or .tgz.</summary>
    /// <exception cref="ArgumentException">The name says another kind.</exception>
    /// <exception cref="IOException">An entry leads out of the directory.</exception>
    public static AbsolutePath UncompressTo(this AbsolutePath archive, AbsolutePath directory) =>
        IsZip(archive) ? archive.UnZipTo(directory) : archive.UnTarGZipTo(directory);

    static bool IsZip(AbsolutePath archive)
    {
        var isZip = archive.HasExtension("zip", "nupkg");
        Assert.True(
            isZip || archive.HasExtension("tar.gz", "tgz"),
            $"\"{archive}\" is no archive that can be packed or unpacked: those are .zip, .nupkg, .tar.gz and .tgz."
        );
        return isZip;
    }

    // Listed before the archive is opened, which may lie in the directory itself.
    static List<(AbsolutePath File, string Name)> FilesToPack(
        AbsolutePath directory,
        AbsolutePath archive,
        Func<AbsolutePath, bool>? filter
    )
    {
        Assert.DirectoryExists(directory);
        archive.Parent?.CreateDirectory();
        return
        [
            .. directory
                .GlobFiles("**")
                .Where(x => x != archive && (filter?.Invoke(x) ?? true))
                .Select(x => (x, directory.GetUnixRelativePathTo(x).ToString())),
        ];
    }
}
