namespace Delivery.Ci.Model;

/// <summary>Downloads that are kept between runs on machines of the host.</summary>
/// <param name="Name">Its name.</param>
/// <param name="KeyFiles">The files that say what is in it, as patterns relative to the repository.</param>
public sealed record PipelineCache(string Name, IReadOnlyList<string> KeyFiles)
{
    /// <summary>NuGet's packages, as the lock files name them.</summary>
    public static PipelineCache Packages { get; } = new("nuget", ["**/packages.lock.json"]);

    /// <summary>The SDK that <c>build.sh</c> installs where the machine has none that fits.</summary>
    public static PipelineCache Sdk { get; } = new("dotnet", ["global.json"]);

    /// <summary>Where <c>build.sh</c> puts the SDK, relative to the repository.</summary>
    public const string SdkDirectory = ".dotnet";
}
