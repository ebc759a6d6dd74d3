using Delivery.Ci.Yaml;

namespace Delivery.Ci.Hosts;

/// <summary>An action of GitHub's own, by the commit of a version: a tag can be moved, a commit cannot.</summary>
/// <param name="Name">Owner and repository.</param>
/// <param name="Commit">The full hash of the commit.</param>
/// <param name="Version">The version that has this commit; what updates actions reads and replaces both.</param>
public sealed record GitHubAction(string Name, string Commit, string Version)
{
    /// <summary>Checks the repository out.</summary>
    public static GitHubAction Checkout { get; } =
        new("actions/checkout", "8e8c483db84b4bee98b60c0593521ed34d9990e8", "v6.0.1");

    /// <summary>Keeps files between runs.</summary>
    public static GitHubAction Cache { get; } =
        new("actions/cache", "9255dc7a253b0ccc959486e2bca901246202afeb", "v5.0.1");

    /// <summary>Keeps files of a run.</summary>
    public static GitHubAction UploadArtifact { get; } =
        new("actions/upload-artifact", "b7c566a772e6b6bfb58ed0dc250532a479d7789f", "v6.0.0");

    /// <summary>Gets files of an earlier job.</summary>
    public static GitHubAction DownloadArtifact { get; } =
        new("actions/download-artifact", "37930b1c2abaa49bbe596cd826c3c89aef350131", "v7.0.0");

    /// <summary>A step that uses it.</summary>
    public YamlMap Step(string name, YamlMap with, string? condition = null) =>
        new()
        {
            { "name", name },
            { "if", condition },
            { "uses", new YamlCommented($"{Name}@{Commit}", Version) },
            { "with", with },
        };
}
