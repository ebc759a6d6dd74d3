using System.Security.Cryptography;
using System.Text;

namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>The SHA-256 of the file, in lower-case hexadecimal.</summary>
    public static string GetFileHash(this AbsolutePath path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>
    /// The SHA-256 of what the directory holds, in lower-case hexadecimal: of the names and contents of its files, not of
    /// their times.
    /// </summary>
    public static string GetDirectoryHash(this AbsolutePath path, params string[] patterns)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in path.GlobFiles(patterns.Length > 0 ? patterns : ["**"]))
            hash.AppendData(Encoding.UTF8.GetBytes($"{path.GetUnixRelativePathTo(file)}\n{file.GetFileHash()}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
