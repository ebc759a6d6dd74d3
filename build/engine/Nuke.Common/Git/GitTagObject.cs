using System.IO.Compression;
using Nuke.Common.IO;

namespace Nuke.Common.Git;

/// <summary>
/// The object of an annotated tag, which names its commit. Only loose objects are read: when Git packs the object, it
/// packs the tag's reference as well, and notes the commit there.
/// </summary>
static class GitTagObject
{
    /// <summary>The commit that an object name leads to.</summary>
    public static string Peel(AbsolutePath repository, string name)
    {
        const int ShortestName = 4;
        if (name.Length < ShortestName)
            return name;
        var file = repository / "objects" / name[..2] / name[2..];
        if (!file.FileExists())
            return name;
        using var stream = new ZLibStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        // "tag 148\0object 3f5c…": anything else is a commit, and leads to itself.
        var line = reader.ReadLine() ?? "";
        var start = line.IndexOf("\0object ", StringComparison.Ordinal);
        return line.StartsWith("tag ", StringComparison.Ordinal) && start > 0 ? line[(start + 8)..].Trim() : name;
    }
}
