using Delivery.Docker;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace Delivery.Components;

/// <summary>A build that has a registry for its images.</summary>
public interface IHazRegistry : IHazDocker
{
    [Parameter("The registry for images, as host:port; by default one on this machine, which the build starts.")]
    string? ImageRegistry => TryGetValue(() => ImageRegistry);

    [Parameter("The user at the registry; by default whom \"docker login\" knows.")]
    string? RegistryUser => TryGetValue(() => RegistryUser);

    [Parameter("The password of that user."), Secret]
    string? RegistryPassword => TryGetValue(() => RegistryPassword);

    /// <summary>Where the images of a registry lie that the build has started.</summary>
    AbsolutePath LocalRegistryDirectory => TemporaryDirectory / "registry";

    /// <summary>The registry, which lets the caller in; whoever asks closes it.</summary>
    /// <param name="engine">Runs a registry when none is given and none runs.</param>
    async Task<OciRegistry> OpenRegistryAsync(DockerEngine engine) =>
        await EnterAsync(
            ImageRegistry
                ?? await new LocalRegistry(LocalRegistryDirectory).EnsureAsync(
                    engine,
                    x => Log.Information("{Message:l}", x)
                )
        );

    /// <summary>The registry, which lets the caller in; whoever asks closes it. An engine is needed only where none is given.</summary>
    /// <param name="neededBy">The target that needs it.</param>
    async Task<OciRegistry> OpenRegistryAsync(string neededBy)
    {
        if (await FindRegistryAsync() is { } registry)
            return registry;
        using var engine = await ConnectToDockerAsync(neededBy);
        return await OpenRegistryAsync(engine);
    }

    /// <summary>The registry that is given, or that runs on this machine; null when there is none. Nothing is started.</summary>
    async Task<OciRegistry?> FindRegistryAsync() =>
        (ImageRegistry ?? await new LocalRegistry(LocalRegistryDirectory).FindAsync()) is { } host
            ? await EnterAsync(host)
            : null;

    private async Task<OciRegistry> EnterAsync(string host)
    {
        var registry = new OciRegistry(host, FindCredentials(host));
        await registry.PingAsync();
        return registry;
    }

    /// <summary>Who asks a registry, or null. What was given for this run is for the registry of this run, and no other one sees it.</summary>
    RegistryCredentials? FindCredentials(string host) =>
        RegistryUser is { } user && RegistryPassword is { } password && host == ImageRegistry
            ? new RegistryCredentials(user, password, "--registry-user")
            : DockerConfiguration.FindCredentials(host);
}
