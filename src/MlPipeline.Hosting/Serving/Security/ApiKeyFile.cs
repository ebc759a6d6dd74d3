using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MlPipeline.Hosting.Serving.Security;

/// <summary>The file of API keys: a line per key with its name, the SHA-256 of the key in hexadecimal, and the day it was made.</summary>
public static class ApiKeyFile
{
    const char Comment = '#';
    const string Remedy = "A line is NAME SHA256 yyyy-MM-dd; \"keys add\" writes it.";

    /// <summary>Reads all keys.</summary>
    /// <exception cref="InputException">The file cannot be read, or a line is not a key.</exception>
    public static IReadOnlyList<ApiKey> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"API keys \"{path}\" cannot be read: {failed.Message}",
                "Make the file with \"keys add NAME\", or correct the path.",
                failed
            );
        }
        var keys = new List<ApiKey>();
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].Trim() is { Length: > 0 } line && line[0] != Comment)
                keys.Add(Parse(line, path, i + 1));
        return keys;
    }

    /// <summary>Puts a new key into the file, which is made if there is none; only its owner may read it then.</summary>
    /// <returns>The key itself, which the file does not have.</returns>
    /// <exception cref="InputException">There is a key of that name, the name has blanks, or the file cannot be written.</exception>
    public static string Add(string path, string name, DateOnly today)
    {
        var keys = File.Exists(path) ? Read(path) : [];
        if (name.Length == 0 || name[0] == Comment || name.Any(x => char.IsWhiteSpace(x) || char.IsControl(x)))
            throw new InputException($"\"{name}\" is no name for a key.", "Use letters, digits, dashes.");
        if (keys.Any(x => x.Name == name))
            throw new InputException(
                $"API keys \"{path}\" has a key named \"{name}\" already.",
                "Give the new one another name, and remove the old one when nobody uses it any more."
            );
        var (key, secret) = ApiKey.Create(name, today);
        Write(path, [.. keys, key]);
        return secret;
    }

    /// <summary>Takes a key out of the file.</summary>
    /// <exception cref="InputException">There is none of that name; the message suggests the nearest.</exception>
    public static void Remove(string path, string name)
    {
        var keys = Read(path);
        if (!keys.Any(x => x.Name == name))
            throw new InputException(
                $"API keys \"{path}\" has no key named \"{name}\". {NearestName.Suggestion(name, [.. keys.Select(x => x.Name)])}",
                "Correct the name."
            );
        Write(path, [.. keys.Where(x => x.Name != name)]);
    }

    static void Write(string path, IReadOnlyList<ApiKey> keys) =>
        AtomicFile.Write(
            path,
            stream =>
            {
                if (stream is FileStream file && !OperatingSystem.IsWindows())
                    File.SetUnixFileMode(file.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                foreach (var key in keys)
                    stream.Write(
                        Encoding.UTF8.GetBytes(
                            $"{key.Name} {Convert.ToHexStringLower(key.Hash)} {key.Created.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\n"
                        )
                    );
            }
        );

    static ApiKey Parse(string line, string path, int number)
    {
        if (
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var name, var hash, var created]
            && hash.Length == 2 * SHA256.HashSizeInBytes
            && hash.All(char.IsAsciiHexDigit)
            && DateOnly.TryParseExact(
                created,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return new ApiKey(name, Convert.FromHexString(hash), day);
        // The line itself is not repeated: somebody may have put a key there.
        throw new InputException(
            string.Create(CultureInfo.InvariantCulture, $"API keys \"{path}\", line {number}, is not a key."),
            Remedy
        );
    }
}
