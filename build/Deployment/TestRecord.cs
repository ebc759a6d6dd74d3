using System.Text.Json;
using System.Text.Json.Serialization;
using Delivery.Testing;
using Nuke.Common.IO;

namespace Delivery.Deployment;

/// <summary>What was tested where, with which result: a statement of facts, written after the fact.</summary>
public sealed record TestRecord
{
    static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Fields are added within a version, never renamed or removed.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The image that ran there, by its digest.</summary>
    public required string Image { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>The commit that it was built from.</summary>
    public required string Commit { get; init; }

    /// <summary>The tree of that commit.</summary>
    public required string Tree { get; init; }

    /// <summary>When the tests had ended.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether all is well.</summary>
    public bool Passed => Projects.Count > 0 && Projects.All(x => x.Failure is null);

    /// <summary>The test projects.</summary>
    public required IReadOnlyList<TestedProject> Projects { get; init; }

    /// <summary>The projects that are not good; empty when all are.</summary>
    [JsonIgnore]
    public string Failures =>
        string.Join("; ", Projects.Where(x => x.Failure is not null).Select(x => $"{x.Project}: {x.Failure}"));

    /// <summary>The record of some tests of a release where it runs.</summary>
    public static TestRecord Of(
        Release release,
        DeploymentEnvironment environment,
        IEnumerable<TestRun> runs,
        DateTimeOffset at
    ) =>
        new()
        {
            Environment = environment.Name,
            Image = release.Image.ToString(),
            Version = release.Version,
            Commit = release.Commit,
            Tree = release.Tree,
            At = at,
            Projects = [.. runs.Select(TestedProject.Of)],
        };

    /// <summary>Writes the record as JSON, in one step.</summary>
    public void Write(AbsolutePath file)
    {
        var directory = file.Parent!.CreateDirectory();
        var staging = directory / $"{file.Name}.{Guid.NewGuid():N}.tmp";
        staging.WriteAllText(JsonSerializer.Serialize(this, s_options));
        File.Move(staging, file, overwrite: true);
    }

    /// <summary>Reads a record.</summary>
    public static TestRecord Read(AbsolutePath file) =>
        JsonSerializer.Deserialize<TestRecord>(file.ReadAllText(), s_options)!;
}
