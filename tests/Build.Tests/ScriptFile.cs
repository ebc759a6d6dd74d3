using System.Diagnostics;
using Nuke.Common.IO;

namespace Build.Tests;

/// <summary>Programs that a test writes for itself.</summary>
public static class ScriptFile
{
    /// <summary>Writes an executable script.</summary>
    /// <remarks>
    /// A process of its own writes it: what this process has open for writing is open as well in whatever another test starts at that
    /// moment, and Linux runs no file that somebody has open for writing ("Text file busy").
    /// </remarks>
    public static AbsolutePath WriteScript(this AbsolutePath file, string text)
    {
        file.Parent!.CreateDirectory();
        using var shell = Process.Start(
            new ProcessStartInfo("sh", ["-c", "cat >\"$0\" && chmod +x \"$0\"", file]) { RedirectStandardInput = true }
        )!;
        shell.StandardInput.Write(text);
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.ExitCode.ShouldBe(0, file);
        return file;
    }
}
