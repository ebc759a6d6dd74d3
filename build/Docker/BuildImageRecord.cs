using System.Text.Json;
using Delivery.Outcomes;
using Nuke.Common.IO;

namespace Delivery.Docker;

/// <summary>The build image that was made last, for the targets that work in it.</summary>
/// <param name="Reference">Its name; its tag is the hash of everything it was made from.</param>
/// <param name="Id">Its id in the engine.</param>
public sealed record BuildImageRecord(string Reference, string Id)
{
    /// <summary>Reads it; null when there is none.</summary>
    public static BuildImageRecord? Find(AbsolutePath file) =>
        file.FileExists() ? JsonSerializer.Deserialize<BuildImageRecord>(file.ReadAllText()) : null;

    /// <summary>Reads it.</summary>
    /// <exception cref="StopException">There is none (exit code 2).</exception>
    public static BuildImageRecord Read(AbsolutePath file) =>
        Find(file) ?? throw StopException.Refused("There is no build image. Run: ./build.sh BuildImage");

    /// <summary>Writes it, in one step.</summary>
    public void Write(AbsolutePath file)
    {
        file.Parent!.CreateDirectory();
        var staging = file + ".tmp";
        File.WriteAllText(staging, JsonSerializer.Serialize(this));
        File.Move(staging, file, overwrite: true);
    }
}
