using System.Runtime.InteropServices;
using Nuke.Common;

namespace Delivery.Inputs;

/// <summary>The SDKs that dotnet chooses from. Starting it to ask for its choice would take longer than an empty build.</summary>
static class InstalledSdks
{
    /// <summary>
    /// The versions beside the runtime of this build, and what names another dotnet. As long as they and global.json
    /// stay the same, so does the choice.
    /// </summary>
    public static IReadOnlyList<string> Versions
    {
        get
        {
            // …/shared/Microsoft.NETCore.App/10.0.0/
            var dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..");
            var sdks = new DirectoryInfo(Path.Combine(dotnet, "sdk"));
            var versions = sdks.Exists ? sdks.GetDirectories().Select(x => x.Name) : [];
            var other = EnvironmentInfo.GetVariable("DOTNET_EXE") ?? "";
            return [RuntimeInformation.FrameworkDescription, other, .. versions.Order(StringComparer.Ordinal)];
        }
    }
}
