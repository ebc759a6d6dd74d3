using System.Text;
using Nuke.Common.IO;

namespace Nuke.Common.Reporting;

/// <summary>Replaces files in one step: whoever reads one sees all of the old text or all of the new one.</summary>
static class AtomicFile
{
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public static void Write(AbsolutePath path, string text)
    {
        Directory.CreateDirectory(path.Parent!);
        // Builds that run at the same time each have a file of their own until the last step.
        string temporary = path + $".{Environment.ProcessId}-{Environment.CurrentManagedThreadId}";
        try
        {
            File.WriteAllBytes(temporary, Encoding.UTF8.GetBytes(text));
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
