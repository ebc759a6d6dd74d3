using Delivery.Docker;
using Delivery.Outcomes;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Delivery.Deployment.OnDocker;

/// <summary>Brings images to an engine.</summary>
public static class ImagePull
{
    /// <summary>Pulls an image unless the engine has it.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="image">The image, by digest or by tag.</param>
    /// <param name="credentials">Who pulls; null for nobody in particular.</param>
    /// <param name="cancellation">Ends the pull.</param>
    /// <exception cref="StopException">It cannot be had (exit code 1).</exception>
    public static async Task EnsureAsync(
        DockerEngine engine,
        ImageReference image,
        RegistryCredentials? credentials,
        CancellationToken cancellation
    )
    {
        if (await engine.FindImageAsync(image.ToString()) is not null)
            return;
        var messages = new EngineMessages(_ => { });
        try
        {
            await engine.Client.Images.CreateImageAsync(
                new ImagesCreateParameters { FromImage = image.Name, Tag = image.Digest ?? image.Tag ?? "latest" },
                credentials is null
                    ? new AuthConfig()
                    : new AuthConfig
                    {
                        Username = credentials.User,
                        Password = credentials.Password,
                        ServerAddress = image.Registry,
                    },
                messages.Progress,
                cancellation
            );
        }
        catch (Exception exception) when (exception is DockerApiException or IOException or HttpRequestException)
        {
            throw Failure(image, exception.Message, exception);
        }
        if (messages.Error is { } error)
            throw Failure(image, error, cause: null);
        if (await engine.FindImageAsync(image.ToString()) is null)
            throw Failure(image, "the engine does not have it afterwards.", cause: null);
    }

    static StopException Failure(ImageReference image, string reason, Exception? cause) =>
        StopException.Failed(
            $"The image {image} cannot be pulled: {reason.Trim()} "
                + "Check that the registry is reachable from the engine and has it.",
            cause
        );
}
