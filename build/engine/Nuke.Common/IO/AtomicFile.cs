using System.Text;

namespace Nuke.Common.IO;

/// <summary>Replaces a file in one step: whoever reads it, or whatever dies meanwhile, finds the old text or the new.</summary>
static class AtomicFile
{
    /// <param name="path">The file; missing directories are made.</param>
    /// <param name="text">Its new text.</param>
    /// <param name="survivesPowerLoss">Whether to wait until the text is on the disk: it takes longer than most builds that do nothing.</param>
    /// <exception cref="IOException">The file cannot be written; the old one is as it was.</exception>
    public static void Write(AbsolutePath path, string text, bool survivesPowerLoss = true)
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
                stream.Flush(survivesPowerLoss);
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
