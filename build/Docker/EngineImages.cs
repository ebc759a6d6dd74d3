using Delivery.Outcomes;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Delivery.Docker;

/// <summary>The images that an engine has.</summary>
public static class EngineImages
{
    /// <summary>What the engine knows of an image, or null when it has none of that name.</summary>
    public static async Task<ImageInspectResponse?> FindImageAsync(this DockerEngine engine, string image)
    {
        try
        {
            return await engine.Client.Images.InspectImageAsync(image);
        }
        catch (DockerApiException exception) when (exception.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Gives an image one more name.</summary>
    public static Task TagAsync(this DockerEngine engine, string image, ImageReference tag) =>
        engine.Client.Images.TagImageAsync(image, new ImageTagParameters { RepositoryName = tag.Name, Tag = tag.Tag });

    /// <summary>Pushes a tag, and asks the registry for the digest that it has under it.</summary>
    /// <exception cref="StopException">The push has failed (exit code 1), or the registry wants other credentials (2).</exception>
    public static async Task<PushedImage> PushAsync(
        this DockerEngine engine,
        ImageReference image,
        OciRegistry registry
    )
    {
        var messages = new EngineMessages(_ => { });
        var auth = registry.Credentials is { } credentials
            ? new AuthConfig
            {
                Username = credentials.User,
                Password = credentials.Password,
                ServerAddress = registry.Host,
            }
            : new AuthConfig();
        try
        {
            await engine.Client.Images.PushImageAsync(
                image.Name,
                new ImagePushParameters { Tag = image.Tag },
                auth,
                messages.Progress,
                CancellationToken.None
            );
        }
        catch (Exception exception) when (exception is DockerApiException or IOException or HttpRequestException)
        {
            throw StopException.Failed($"The push of {image} has failed: {exception.Message}", exception);
        }
        if (messages.Error is { } error)
            throw PushFailure(image, error, registry);

        var digest = await registry.FindDigestAsync(image.Repository, image.Tag!);
        if (digest is null || (messages.Digest is not null && messages.Digest != digest))
            throw StopException.Failed(
                $"The push of {image} has not failed, but {registry.Host} has {digest ?? "nothing"} under that tag instead of {messages.Digest}. "
                    + "Somebody else pushes the same tag; run this again when they are done."
            );
        return new PushedImage(digest, messages.SentLayers);
    }

    static StopException PushFailure(ImageReference image, string error, OciRegistry registry)
    {
        var unauthorized = new[] { "unauthorized", "no basic auth", "denied", "authentication required" };
        return unauthorized.Any(x => error.Contains(x, StringComparison.OrdinalIgnoreCase))
            ? OciRegistryErrors.Unauthorized(registry.Host, $"push {image}", registry.Credentials)
            : StopException.Failed($"The push of {image} has failed: {error.Trim()}");
    }
}
