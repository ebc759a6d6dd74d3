using System.Text;

namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    // Without a byte order mark: the tools that read what a build writes do not all expect one.
    static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The file's text.</summary>
    public static string ReadAllText(this AbsolutePath path) => File.ReadAllText(path);

    /// <summary>The file's lines.</summary>
    public static string[] ReadAllLines(this AbsolutePath path) => File.ReadAllLines(path);

    /// <summary>The file's bytes.</summary>
    public static byte[] ReadAllBytes(this AbsolutePath path) => File.ReadAllBytes(path);

    /// <summary>Writes the file as UTF-8, with its directory where that is missing.</summary>
    public static AbsolutePath WriteAllText(this AbsolutePath path, string content)
    {
        path.Parent?.CreateDirectory();
        File.WriteAllText(path, content, s_utf8);
        return path;
    }

    /// <summary>Writes the file as UTF-8 lines, with its directory where that is missing.</summary>
    public static AbsolutePath WriteAllLines(this AbsolutePath path, IEnumerable<string> lines) =>
        path.WriteAllText(string.Concat(lines.Select(line => line + "\n")));

    /// <summary>Writes the file, with its directory where that is missing.</summary>
    public static AbsolutePath WriteAllBytes(this AbsolutePath path, byte[] bytes)
    {
        path.Parent?.CreateDirectory();
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Appends to the file, with its directory where that is missing.</summary>
    public static AbsolutePath AppendAllText(this AbsolutePath path, string content)
    {
        path.Parent?.CreateDirectory();
        File.AppendAllText(path, content, s_utf8);
        return path;
    }

    /// <summary>Replaces the file's text by what the function makes of it.</summary>
    public static AbsolutePath UpdateText(this AbsolutePath path, Func<string, string> update) =>
        path.WriteAllText(update(path.ReadAllText()));

    /// <summary>Appends lines to the file, with its directory where that is missing.</summary>
    public static AbsolutePath AppendAllLines(this AbsolutePath path, IEnumerable<string> lines) =>
        path.AppendAllText(string.Concat(lines.Select(line => line + "\n")));

    /// <summary>Lets the file be run; does nothing on Windows, where its extension decides.</summary>
    public static AbsolutePath SetExecutable(this AbsolutePath path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                path,
                File.GetUnixFileMode(path)
                    | UnixFileMode.UserExecute
                    | UnixFileMode.GroupExecute
                    | UnixFileMode.OtherExecute
            );
        }
        return path;
    }
}
