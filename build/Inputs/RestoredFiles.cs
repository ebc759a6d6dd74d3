using System.Text.Json;
using Nuke.Common.IO;

namespace Delivery.Inputs;

/// <summary>What a restore leaves outside of the repository: without it, the repository only looks restored.</summary>
static class RestoredFiles
{
    /// <summary>A file for each package and tool, which is there as long as the package is.</summary>
    /// <param name="intermediateDirectory">Where a restore notes what it has done, a directory for each project.</param>
    /// <param name="root">The repository, for the list of its tools.</param>
    public static IEnumerable<AbsolutePath> Of(AbsolutePath intermediateDirectory, AbsolutePath root) =>
        intermediateDirectory.GlobFiles("*/project.nuget.cache").SelectMany(Packages).Concat(Tools(root)).Distinct();

    static IEnumerable<AbsolutePath> Packages(AbsolutePath file)
    {
        using var json = JsonDocument.Parse(file.ReadAllText());
        return json.RootElement.TryGetProperty("expectedPackageFiles", out var files)
            ? [.. files.EnumerateArray().Select(x => (AbsolutePath)x.GetString()!)]
            : [];
    }

    static IEnumerable<AbsolutePath> Tools(AbsolutePath root)
    {
        var manifest = root / ".config" / "dotnet-tools.json";
        if (!manifest.FileExists())
            return [];
        var home =
            Environment.GetEnvironmentVariable("DOTNET_CLI_HOME")
            ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var resolved = (AbsolutePath)home / ".dotnet" / "toolResolverCache" / "1";
        using var json = JsonDocument.Parse(manifest.ReadAllText());
        return
        [
            .. json
                .RootElement.GetProperty("tools")
                .EnumerateObject()
                .Select(x => resolved / x.Name)
                .Where(x => x.FileExists()),
        ];
    }
}
