using Build.Tests;
using Delivery.Docker;
using Docker.DotNet.Models;

namespace Build.IntegrationTests.Docker;

/// <summary>What an engine has, for tests that look at it and clean up.</summary>
static class EngineContents
{
    /// <summary>The containers with a label, running or not.</summary>
    public static async Task<IReadOnlyList<string>> ContainersWith(this DockerEngine engine, string label)
    {
        var filter = new Dictionary<string, IDictionary<string, bool>>
        {
            ["label"] = new Dictionary<string, bool> { [label] = true },
        };
        var found = await engine.Client.Containers.ListContainersAsync(new() { All = true, Filters = filter });
        return [.. found.Select(x => x.ID)];
    }

    /// <summary>Removes the images of all commits of a repository.</summary>
    public static async Task RemoveImagesAsync(this DockerEngine engine, WorkingCopy repository)
    {
        var record = repository.Root / "artifacts" / "images" / "build-image.json";
        var trees = repository.Git("log", "--all", "--format=%T").Split('\n').Distinct();
        foreach (
            var name in trees
                .Select(x => $"ridership:{ReleaseImage.TreeTagOf(x)}")
                .Append(BuildImageRecord.Find(record)?.Reference)
        )
        {
            // By name: what the engine's builder has made of it stays in its cache, and is no obstacle.
            if (name is not null && await engine.FindImageAsync(name) is not null)
                await engine.Client.Images.DeleteImageAsync(name, new ImageDeleteParameters { Force = true });
        }
    }
}
