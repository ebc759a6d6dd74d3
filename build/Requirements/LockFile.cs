using System.Text.Json;

namespace Delivery.Requirements;

/// <summary>What NuGet has decided for a project: <c>packages.lock.json</c>.</summary>
public static class LockFile
{
    /// <summary>The packages, those that others bring along included; projects are left out.</summary>
    public static IReadOnlyList<Package> Parse(string text)
    {
        using var json = JsonDocument.Parse(text);
        return
        [
            .. from framework in json.RootElement.GetProperty("dependencies").EnumerateObject()
            from package in framework.Value.EnumerateObject()
            where package.Value.GetProperty("type").GetString() != "Project"
            select new Package(package.Name, package.Value.GetProperty("resolved").GetString()!),
        ];
    }
}
