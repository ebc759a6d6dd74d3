using System.Text.Json;

namespace Delivery.Requirements;

/// <summary>What an application really has beside it: its <c>.deps.json</c>, which the runtime goes by.</summary>
public static class DependenciesFile
{
    /// <summary>The NuGet packages.</summary>
    public static IReadOnlyList<Package> Parse(ReadOnlyMemory<byte> file)
    {
        using var json = JsonDocument.Parse(file);
        return
        [
            .. json
                .RootElement.GetProperty("libraries")
                .EnumerateObject()
                .Where(x => x.Value.GetProperty("type").GetString() == "package")
                .Select(x => x.Name.Split('/'))
                .Where(x => x.Length == 2)
                .Select(x => new Package(x[0], x[1])),
        ];
    }
}
