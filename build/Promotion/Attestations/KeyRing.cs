using Delivery.Outcomes;
using Nuke.Common.IO;

namespace Delivery.Promotion.Attestations;

/// <summary>Keys of this machine, for work that no protected environment takes for granted.</summary>
/// <param name="directory">Where they are kept; not in git.</param>
public sealed class KeyRing(AbsolutePath directory)
{
    const string Name = "development.pem";

    /// <summary>The key of this machine; makes one at the first time.</summary>
    public SigningKey Development()
    {
        if (FindDevelopment() is { } known)
            return known;
        var made = SigningKey.Create();
        WriteSecret(directory / Name, made.ExportPem(password: null));
        return made;
    }

    /// <summary>The key of this machine, or null where none was made yet.</summary>
    public SigningKey? FindDevelopment() =>
        (directory / Name).ExistingFile() is { } file
            ? SigningKey.Read(file.ReadAllText(), password: null, file)
            : null;

    /// <summary>Makes a pair of keys for a team.</summary>
    /// <param name="privateFile">Where the private key goes: readable for its owner alone.</param>
    /// <param name="publicFile">Where the public key goes.</param>
    /// <param name="password">Encrypts the private key; null leaves it open.</param>
    /// <exception cref="StopException">One of the files is there already: a key is never overwritten (exit code 2).</exception>
    public static void MakePair(AbsolutePath privateFile, AbsolutePath publicFile, string? password)
    {
        if (new[] { privateFile, publicFile }.FirstOrDefault(x => x.FileExists()) is { } known)
            throw StopException.Refused(
                $"{known} is there already, and a key is never overwritten. Choose another owner, or remove it yourself."
            );
        using var key = SigningKey.Create();
        WriteSecret(privateFile, key.ExportPem(password));
        publicFile.Parent!.CreateDirectory();
        publicFile.WriteAllText(key.PublicPem + "\n");
    }

    // The file has its rights before it has its content, and its content before it has its name.
    static void WriteSecret(AbsolutePath file, string content)
    {
        var staging = file.Parent!.CreateDirectory() / $"{file.Name}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(staging, options))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(content));
            stream.Flush(flushToDisk: true);
        }
        File.Move(staging, file, overwrite: false);
    }
}
