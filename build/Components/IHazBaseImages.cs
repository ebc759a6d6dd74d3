using Delivery.Docker;
using Delivery.Outcomes;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace Delivery.Components;

/// <summary>A build that chooses what its images start from.</summary>
public interface IHazBaseImages : IHazDocker
{
    [Parameter("The image to build on; by default the stand-in of this machine, else Microsoft's.")]
    string? SdkImage => TryGetValue(() => SdkImage);

    [Parameter("The image to run on; by default the stand-in of this machine, else Microsoft's.")]
    string? AspNetImage => TryGetValue(() => AspNetImage);

    [Parameter("The image of the gateway, with nginx; by default the stand-in of this machine, else Docker Hub's.")]
    string? GatewayImage => TryGetValue(() => GatewayImage);

    [Parameter("The certificates that stand-in images trust; by default the bundle of this machine.")]
    AbsolutePath? Certificates =>
        TryGetValue(() => Certificates) ?? AbsolutePath.Create("/etc/ssl/certs/ca-certificates.crt").ExistingFile();

    [Parameter("The mirror for the Debian packages of stand-in images; by default Debian's own.")]
    string? DebianMirror => TryGetValue(() => DebianMirror);

    Target BaseImages =>
        _ =>
            _.Description("Makes stand-ins for the images that others start from, for a machine that cannot pull those")
                .Executes(() =>
                    this.Run(async () =>
                    {
                        using var engine = await ConnectToDockerAsync(nameof(BaseImages));
                        var script = RootDirectory / "cicd" / "build" / "utils" / "debian-root.sh";
                        var standIns = new StandInImages(engine, script, TemporaryDirectory / "base-images");
                        foreach (var image in new[] { BaseImage.AspNet, BaseImage.Sdk, BaseImage.Nginx })
                        {
                            var isNew = await standIns.EnsureAsync(image, Certificates, DebianMirror);
                            Log.Information("{Image}: {State}", image.StandIn, isNew ? "made" : "is there");
                        }
                    })
                );

    /// <summary>The image to build on.</summary>
    Task<string> FindSdkImageAsync(DockerEngine engine) => FindAsync(engine, SdkImage, BaseImage.Sdk);

    /// <summary>The image to run on.</summary>
    Task<string> FindAspNetImageAsync(DockerEngine engine) => FindAsync(engine, AspNetImage, BaseImage.AspNet);

    /// <summary>The image of the gateway.</summary>
    Task<string> FindGatewayImageAsync(DockerEngine engine) => FindAsync(engine, GatewayImage, BaseImage.Nginx);

    // Whoever has made a stand-in on this machine wants it to be used.
    private static async Task<string> FindAsync(DockerEngine engine, string? given, BaseImage image) =>
        given ?? (await engine.FindImageAsync(image.StandIn) is null ? image.Name : image.StandIn);
}
