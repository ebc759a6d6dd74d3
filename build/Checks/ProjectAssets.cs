using System.Text.Json;
using Nuke.Common.IO;

namespace Delivery.Checks;

/// <summary>What a restore has noted for a project: <c>project.assets.json</c>.</summary>
/// <param name="HasPackages">Whether the project itself asks for packages; those of the projects it refers to do not count.</param>
/// <param name="Projects">The names of all projects that it refers to, by way of others as well.</param>
public sealed record ProjectAssets(bool HasPackages, IReadOnlyList<string> Projects)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="JsonException">The file is not what it should be.</exception>
    public static ProjectAssets Read(AbsolutePath file)
    {
        using var json = JsonDocument.Parse(file.ReadAllText());
        var root = json.RootElement;
        return new ProjectAssets(
            root.GetProperty("project")
                .GetProperty("frameworks")
                .EnumerateObject()
                .Any(x => x.Value.TryGetProperty("dependencies", out var packages) && packages.EnumerateObject().Any()),
            [
                .. root.GetProperty("libraries")
                    .EnumerateObject()
                    .Where(x => x.Value.GetProperty("type").GetString() == "project")
                    .Select(x => Path.GetFileNameWithoutExtension(x.Value.GetProperty("path").GetString()!)),
            ]
        );
    }
}
