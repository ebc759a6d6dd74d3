using System.Security.Cryptography;
using System.Text;
using Delivery.Outcomes;
using Docker.DotNet;
using Docker.DotNet.Models;
using Serilog;

namespace Delivery.Docker;

/// <summary>The images that are built and checked in: one for each state of the source.</summary>
/// <param name="engine">Has them.</param>
/// <param name="builder">Builds them.</param>
/// <param name="repository">What they are called.</param>
public sealed class BuildImages(DockerEngine engine, IImageBuilder builder, string repository)
{
    /// <summary>What the compiler reads of the cache of packages, where the builder can keep it.</summary>
    public IReadOnlyList<string> CacheDirectories { get; init; } = [];

    /// <summary>Builds the image unless it is there: its tag is the hash of everything that it is made from.</summary>
    /// <param name="context">The source.</param>
    /// <param name="sdk">The image to start from.</param>
    /// <exception cref="StopException">It cannot be built (exit code 1).</exception>
    public async Task<BuildImageRecord> EnsureAsync(ImageContext context, string sdk)
    {
        var start = (await engine.FindImageAsync(sdk))?.ID ?? sdk;
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{context.Hash} {start}"));
        var tag = new ImageReference(null, repository, Convert.ToHexStringLower(key)[..16]);
        if (await engine.FindImageAsync(tag.ToString()) is { } known)
        {
            Log.Information("{Image} is there.", tag);
            return new BuildImageRecord(tag.ToString(), known.ID);
        }

        Log.Information(
            "Building {Image} from {Base} with {Builder}; {Size:N0} KiB are sent.",
            tag,
            sdk,
            builder.Name,
            context.Size / 1024
        );
        var build = new ImageBuild(context, tag)
        {
            Arguments = new Dictionary<string, string> { ["SDK_IMAGE"] = sdk },
            CacheDirectories = CacheDirectories,
        };
        return new BuildImageRecord(tag.ToString(), await builder.BuildAsync(build, Say));
    }

    /// <summary>Removes the image that another one has replaced: each holds gigabytes.</summary>
    public async Task RemoveAsync(BuildImageRecord old)
    {
        try
        {
            await engine.Client.Images.DeleteImageAsync(old.Reference, new ImageDeleteParameters());
        }
        // It is gone already, or a container still uses it.
        catch (DockerApiException exception)
        {
            Log.Debug("{Image} stays: {Reason}", old.Reference, exception.Message);
        }
    }

    internal static void Say(string line) => Log.Debug("{Line:l}", line);
}
