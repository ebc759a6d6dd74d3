using Delivery.Docker;
using Delivery.Outcomes;
using Docker.DotNet.Models;
using Nuke.Common;
using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.Utilities.Collections;
using Nuke.Components;
using Serilog;

namespace Delivery.Components;

/// <summary>The two images: one to build and check in, and one to run.</summary>
public interface IImages : IHazBaseImages, IHazRegistry, IVersioned, IHazArtifacts
{
    // NuGet's downloads, within the build image, whose user is root. What they hold is checked by the lock files.
    private const string NuGetDownloads = "/root/.local/share/NuGet/http-cache";

    [Parameter("What images are built with: Auto, Engine or Buildx.")]
    ImageBuilder ImageBuilder => TryGetValue<ImageBuilder?>(() => ImageBuilder) ?? ImageBuilder.Auto;

    /// <summary>The repository of the release image; that of the build image has <c>-build</c> at its end.</summary>
    string ImageName { get; }

    /// <summary>What the targets know that work in the build image.</summary>
    AbsolutePath BuildImageFile => ArtifactsDirectory / "images" / "build-image.json";

    Target BuildImage =>
        _ =>
            _.Description("Builds the image with source, tests and checkers")
                // It starts from a stand-in where there is one.
                .After(BaseImages)
                .Executes(() =>
                    this.Run(async () =>
                    {
                        using var engine = await ConnectToDockerAsync(nameof(BuildImage));
                        var context = ImageContext.Of(RootDirectory, DockerfileOf("build"));
                        var images = new BuildImages(engine, BuilderOn(engine), $"{ImageName}-build")
                        {
                            CacheDirectories = [NuGetDownloads],
                        };
                        var old = BuildImageRecord.Find(BuildImageFile);
                        var made = await images.EnsureAsync(context, await FindSdkImageAsync(engine));
                        made.Write(BuildImageFile);
                        if (old is not null && old.Reference != made.Reference)
                            await images.RemoveAsync(old);
                        ReportSummary(_ =>
                            _.AddPair("Image", made.Reference).AddPair("Context", $"{context.Size / 1024} KiB")
                        );
                    })
                );

    Target ReleaseImage =>
        _ =>
            _.Description("Builds the image with the published application, unless there is one of the same tree")
                .DependsOn(BuildImage)
                .Executes(() =>
                    this.Run(async () =>
                    {
                        var tree = ReadWorkTree()
                            .RequireClean(nameof(ReleaseImage))
                            .RequireHistory(nameof(ReleaseImage));
                        using var engine = await ConnectToDockerAsync(nameof(ReleaseImage));
                        var tag = new ImageReference(null, ImageName, Docker.ReleaseImage.TreeTagOf(tree.Tree));
                        if (await engine.FindImageAsync(tag.ToString()) is { } known)
                        {
                            var image = Docker.ReleaseImage.FromLabels(tag.ToString(), known.Config?.Labels);
                            Log.Information("{Image} is there: version {Version}", tag, image.Version);
                            return;
                        }
                        var version = CalculateVersion(nameof(ReleaseImage));
                        var release = new ReleaseImage(version, tree.Commit, tree.Tree, tree.Time);
                        await BuildReleaseAsync(engine, tag, release);
                        ReportSummary(_ => _.AddPair("Version", version).AddPair("Image", tag.ToString()));
                    })
                );

    Target PushReleaseImage =>
        _ =>
            _.Description("Pushes the release image, tagged by its version and by its tree")
                .DependsOn(ReleaseImage)
                // What others can pull was tested first.
                .TryAfter<ITestInImage>(x => x.TestInImage)
                .Executes(() =>
                    this.Run(async () =>
                    {
                        var tree = ReadWorkTree().RequireClean(nameof(PushReleaseImage));
                        using var engine = await ConnectToDockerAsync(nameof(PushReleaseImage));
                        using var registry = await OpenRegistryAsync(engine);
                        var tag = new ImageReference(null, ImageName, Docker.ReleaseImage.TreeTagOf(tree.Tree));
                        var known =
                            await engine.FindImageAsync(tag.ToString())
                            ?? throw StopException.Failed($"The engine has no image {tag} any more. Run this again.");
                        var image = Docker.ReleaseImage.FromLabels(tag.ToString(), known.Config?.Labels);
                        var pushed = await engine.PushReleaseAsync(registry, ImageName, image);
                        var size = await MeasureAsync(engine, registry, known, pushed);
                        Log.Information(
                            "{Registry}/{Image}:{Version}, {Digest}",
                            registry.Host,
                            ImageName,
                            image.Version,
                            pushed.Digest
                        );
                        ReportSummary(_ =>
                            _.AddPair("Version", image.Version)
                                .AddPair("Digest", pushed.Digest)
                                .AddPair("Size", size.ToString())
                        );
                    })
                );

    /// <summary>The release image for the commit that is checked out, or for any with the same files; null when it was not pushed.</summary>
    /// <param name="registry">The registry.</param>
    async Task<(ImageReference Image, ReleaseImage Release)?> FindReleaseImageAsync(OciRegistry registry)
    {
        var tag = Docker.ReleaseImage.TreeTagOf(ReadWorkTree().Tree);
        return await Docker.ReleaseImage.FindAsync(registry, ImageName, tag) is { } found
            ? (new ImageReference(registry.Host, ImageName, null, found.Digest), found.Image)
            : null;
    }

    private AbsolutePath DockerfileOf(string image) => RootDirectory / "cicd" / image / "docker" / "Dockerfile";

    private IImageBuilder BuilderOn(DockerEngine engine) =>
        ImageBuilder is ImageBuilder.Buildx || (ImageBuilder is ImageBuilder.Auto && BuildxImageBuilder.IsAvailable())
            ? new BuildxImageBuilder(engine, TemporaryDirectory / "buildx")
            : new EngineImageBuilder(engine);

    private async Task BuildReleaseAsync(DockerEngine engine, ImageReference tag, ReleaseImage release)
    {
        var start = await FindAspNetImageAsync(engine);
        var builder = BuilderOn(engine);
        Log.Information("Building {Image} from {Base} with {Builder}.", tag, start, builder.Name);
        var build = new ImageBuild(ImageContext.Of(RootDirectory, DockerfileOf("release")), tag)
        {
            Arguments = new Dictionary<string, string>
            {
                ["BUILD_IMAGE"] = BuildImageRecord.Read(BuildImageFile).Reference,
                ["ASPNET_IMAGE"] = start,
                ["VERSION"] = release.Version,
                ["REVISION"] = release.Commit,
            },
            Labels = release.Labels(ImageName, SourceUrl(), start),
        };
        await builder.BuildAsync(build, BuildImages.Say);
    }

    private async Task<ImageSize> MeasureAsync(
        DockerEngine engine,
        OciRegistry registry,
        ImageInspectResponse image,
        PushedImage pushed
    )
    {
        var manifest = (await registry.FindManifestAsync(ImageName, pushed.Digest))!;
        var start = image.Config?.Labels?.TryGetValue(Docker.ReleaseImage.BaseLabel, out var name) is true
            ? await engine.FindImageAsync(name!)
            : null;
        return ImageSize.Of(manifest, image, start, pushed);
    }

    // The address without whoever is allowed in there.
    private string? SourceUrl()
    {
        try
        {
            return GitRepository.FromLocalDirectory(RootDirectory).HttpsUrl;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
