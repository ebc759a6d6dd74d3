using System.Text;
using Delivery.Docker;
using Delivery.Outcomes;
using Delivery.Requirements;

namespace Delivery.Promotion.Sbom;

/// <summary>Finds out what is in an image: from the image, not from what was meant to go into it.</summary>
public static class ImageInventory
{
    const string DebianStatus = "/var/lib/dpkg/status";
    const string HostResolver = "/usr/share/dotnet/host/fxr";

    /// <summary>The NuGet packages of the application, the .NET runtime, and Debian's packages.</summary>
    /// <param name="files">Reads files of the image.</param>
    /// <param name="dependencies">The application's <c>.deps.json</c> in the image.</param>
    /// <exception cref="StopException">The application is not there: an empty list would be a lie (exit code 1).</exception>
    public static async Task<IReadOnlyList<SbomComponent>> ReadAsync(IImageFiles files, string dependencies)
    {
        var deps = await files.ReadAsync(dependencies);
        if (deps.Count == 0)
            throw StopException.Failed(
                $"The image has no {dependencies}, so nobody can say what is in it. Publish the application with its dependencies file."
            );
        var status = await files.ReadAsync(DebianStatus);
        var runtime = await files.ReadAsync(HostResolver);
        return
        [
            .. DependenciesFile
                .Parse(deps.Values.First())
                .Select(x => new SbomComponent(SbomComponentKind.NuGet, x.Name, x.Version)),
            .. runtime
                .Keys.Select(x => x.Split('/'))
                .Where(x => x is [_, { Length: > 0 }, ..])
                .Select(x => new SbomComponent(SbomComponentKind.Other, "dotnet-runtime", x[1]))
                .Distinct(),
            .. status.Values.SelectMany(DebianPackages),
        ];
    }

    // https://manpages.debian.org/deb-control: a paragraph for each package, a field a line.
    static IEnumerable<SbomComponent> DebianPackages(byte[] status)
    {
        foreach (var paragraph in Encoding.UTF8.GetString(status).Split("\n\n"))
        {
            var lines = paragraph.Split('\n');
            if (Field(lines, "Package") is { } name && Field(lines, "Version") is { } version)
            {
                if (Field(lines, "Status")?.EndsWith(" installed", StringComparison.Ordinal) ?? true)
                    yield return new SbomComponent(SbomComponentKind.Debian, name, version);
            }
        }
    }

    static string? Field(string[] lines, string name) =>
        lines.FirstOrDefault(x => x.StartsWith($"{name}: ", StringComparison.Ordinal))?[(name.Length + 2)..].Trim();
}
