using Delivery.Outcomes;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Delivery.Docker;

/// <summary>The builder that every engine has. It knows no cache mounts: layers are its only cache.</summary>
public sealed class EngineImageBuilder(DockerEngine engine) : IImageBuilder
{
    public string Name => $"the engine's own builder (Docker {engine.Version})";

    public async Task<string> BuildAsync(ImageBuild build, Action<string> log)
    {
        var messages = new EngineMessages(log);
        var parameters = new ImageBuildParameters
        {
            Tags = [build.Tag.ToString()],
            Dockerfile = build.Context.Dockerfile,
            BuildArgs = build.Arguments.ToDictionary(),
            Labels = build.Labels.ToDictionary(),
            Target = build.Target,
            Remove = true,
            ForceRemove = true,
        };
        try
        {
            await using var archive = build.Context.Open();
            await engine.Client.Images.BuildImageFromDockerfileAsync(
                parameters,
                archive,
                [],
                new Dictionary<string, string>(),
                messages.Progress,
                CancellationToken.None
            );
        }
        catch (DockerApiException exception)
        {
            throw Failure(build, exception.ResponseBody ?? exception.Message, messages.LastStep, exception);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            throw Failure(
                build,
                $"the connection to the engine broke: {exception.Message}",
                messages.LastStep,
                exception
            );
        }

        if (messages.Error is { } error)
            throw Failure(build, error, messages.LastStep);
        return messages.ImageId
            ?? throw Failure(
                build,
                "the engine's answer ended before there was an image: was it stopped?",
                messages.LastStep
            );
    }

    static StopException Failure(ImageBuild build, string reason, string step, Exception? cause = null)
    {
        var space = reason.Contains("no space left", StringComparison.OrdinalIgnoreCase)
            ? "\nThe engine's disk is full. \"docker system df\" shows what takes the room, \"docker system prune\" frees it."
            : "";
        var shown = step.Length > 0 ? $"\nThe step that failed:\n{step}" : "";
        return StopException.Failed(
            $"The image {build.Tag} could not be built from {build.Context.Dockerfile}: {reason.Trim()}{space}{shown}",
            cause
        );
    }
}
