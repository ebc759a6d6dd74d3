using Delivery.Deployment.OnDocker;
using Delivery.Docker;
using Delivery.Outcomes;
using Docker.DotNet.Models;
using Nuke.Common.IO;

namespace Delivery.Deployment;

/// <summary>Runs a command of the application in its release image, beside the models of an environment: the code that serves them.</summary>
/// <param name="engine">Runs the container.</param>
/// <param name="image">The release image.</param>
/// <param name="root">The repository.</param>
public sealed class ApplicationRun(DockerEngine engine, string image, AbsolutePath root)
{
    /// <summary>The folder of the sources in the container; it can only be read.</summary>
    public const string Data = "/data";

    /// <summary>The models registry in the container.</summary>
    public const string Models = "/models";

    /// <summary>What the command leaves here is taken out.</summary>
    public const string Results = "/results";

    /// <summary>The variable that tells the application for whom it acts: in a container everybody is nobody.</summary>
    public const string Actor = "MLPIPELINE_ACTOR";

    // Files of a volume belong to root, who has made it.
    const string OwnerOfVolumes = "0:0";

    /// <summary>Runs the command to its end.</summary>
    /// <param name="environment">Whose models it sees.</param>
    /// <param name="arguments">The command and its arguments, with the folders above.</param>
    /// <param name="data">The folder of the sources, on the engine's machine.</param>
    /// <param name="results">Gets what the command leaves.</param>
    /// <param name="mayWriteModels">Whether it may change the models registry.</param>
    /// <param name="log">Receives each line that it writes.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="StopException">The engine cannot run it (exit code 1), or there is no such image (2).</exception>
    public async Task<int> RunAsync(
        DeploymentEnvironment environment,
        IReadOnlyList<string> arguments,
        AbsolutePath data,
        AbsolutePath results,
        bool mayWriteModels,
        Action<string> log
    )
    {
        var found =
            await engine.FindImageAsync(image)
            ?? throw StopException.Refused($"The engine has no image {image}. Build it: ./build.sh ReleaseImage");
        var isVolume = environment.Models.Folder is null;
        await using var container = await WorkContainer.CreateAsync(
            engine,
            image,
            root,
            $"{arguments[0]} {environment.Instance} {environment.Name} {Environment.ProcessId}",
            [.. found.Config!.Entrypoint!, .. arguments],
            [$"{Actor}={Environment.UserName}@{Environment.MachineName}"],
            mounts: [Of(environment, isReadOnly: !mayWriteModels), Of(data)],
            user: isVolume ? OwnerOfVolumes : ThisUser.Numbers
        );
        await container.MakeDirectoryAsync(Results);
        var exitCode = await container.RunAsync(log);
        await container.CopyOutAsync(Results, results);
        return exitCode;
    }

    Mount Of(DeploymentEnvironment environment, bool isReadOnly) =>
        new()
        {
            Type = environment.Models.Folder is null ? "volume" : "bind",
            Source = environment.Models.Folder is { } folder
                ? Path.GetFullPath(folder, root)
                : new DockerNames(environment).ModelsVolume,
            Target = Models,
            ReadOnly = isReadOnly,
        };

    static Mount Of(AbsolutePath data) =>
        new()
        {
            Type = "bind",
            Source = data,
            Target = Data,
            ReadOnly = true,
        };
}
