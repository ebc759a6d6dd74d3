using System.Text;
using Nuke.Common.IO;

namespace Nuke.Common.ValueInjection;

/// <summary>Replaces a file in one step: whoever reads it, or whatever dies meanwhile, finds the old text or the new.</summary>
static class AtomicFile
{
    /// <exception cref="IOException">The file cannot be written; the old one is as it was.</exception>
    public static void Write(AbsolutePath path, string text)
    {
        // A link stays a link.
        var target =
            File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } link
                ? link.FullName
                : path.ToString();
        var staging = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            path.Parent?.CreateDirectory();
            using (var stream = new FileStream(staging, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }
            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(staging, File.GetUnixFileMode(target));
            File.Move(staging, target, overwrite: true);
        }
        finally
        {
            File.Delete(staging);
        }
    }
}
