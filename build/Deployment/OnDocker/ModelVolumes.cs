using System.Formats.Tar;
using Delivery.Docker;
using Docker.DotNet;
using Docker.DotNet.Models;
using Nuke.Common.IO;

namespace Delivery.Deployment.OnDocker;

/// <summary>
/// Fills the models registries of environments that have none yet. Models are no part of an image: they are registered
/// where they serve, and an environment that is new starts with those of the environment before it.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="image">Any image; it is not run.</param>
public sealed class ModelVolumes(DockerEngine engine, string image)
{
    const string Mounted = "/models";

    // Written last by whoever fills a registry: where it is, the models that it names are there.
    const string LastFile = "aliases.json";

    const UnixFileMode ReadableFile =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    const UnixFileMode ReadableDirectory =
        ReadableFile | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    IContainerOperations Containers => engine.Client.Containers;

    /// <summary>Whether an environment has models.</summary>
    public Task<bool> HasModelsAsync(DeploymentEnvironment environment) =>
        WithVolumeAsync(
            environment,
            container => Containers.HasPathAsync(container, $"{Mounted}/{LastFile}", CancellationToken.None)
        );

    /// <summary>Copies a models registry from a folder.</summary>
    public Task CopyAsync(AbsolutePath folder, DeploymentEnvironment to) =>
        WithVolumeAsync(
            to,
            async container =>
            {
                using var archive = new MemoryStream();
                Pack(folder, archive);
                archive.Position = 0;
                await ExtractAsync(container, archive);
                return true;
            }
        );

    /// <summary>Copies the models registry of another environment.</summary>
    public Task CopyAsync(DeploymentEnvironment from, DeploymentEnvironment to) =>
        WithVolumeAsync(
            from,
            source =>
                WithVolumeAsync(
                    to,
                    async target =>
                    {
                        // Models first: a copy that is cut off does not count as one.
                        foreach (var path in new[] { "versions", "history.jsonl", LastFile })
                        {
                            if (!await Containers.HasPathAsync(source, $"{Mounted}/{path}", CancellationToken.None))
                                continue;
                            var archive = await Containers.GetArchiveFromContainerAsync(
                                source,
                                new ContainerPathStatParameters { Path = $"{Mounted}/{path}" },
                                statOnly: false,
                                CancellationToken.None
                            );
                            await using var stream = archive.Stream!;
                            await ExtractAsync(target, stream);
                        }
                        return true;
                    }
                )
        );

    Task<T> WithVolumeAsync<T>(DeploymentEnvironment environment, Func<string, Task<T>> action) =>
        EngineFailures.GuardAsync(engine, environment, () => MountAsync(environment, action));

    async Task<T> MountAsync<T>(DeploymentEnvironment environment, Func<string, Task<T>> action)
    {
        var volume = new DockerNames(environment).ModelsVolume;
        await engine.Client.Volumes.CreateAsync(
            new VolumesCreateParameters { Name = volume, Labels = DockerLabels.Of(environment) }
        );
        var container = await Containers.CreateContainerAsync(
            new CreateContainerParameters
            {
                Image = image,
                // An image may say nothing about what it runs, and then cannot be made a container of.
                Cmd = ["true"],
                Labels = DockerLabels.Of(environment),
                HostConfig = new HostConfig
                {
                    NetworkMode = "none",
                    Mounts =
                    [
                        new Mount
                        {
                            Type = "volume",
                            Source = volume,
                            Target = Mounted,
                        },
                    ],
                },
            }
        );
        try
        {
            return await action(container.ID);
        }
        finally
        {
            await Containers.RemoveAsync(container.ID);
        }
    }

    Task ExtractAsync(string container, Stream archive) =>
        Containers.ExtractArchiveToContainerAsync(
            container,
            new CopyToContainerParameters { Path = Mounted },
            archive,
            CancellationToken.None
        );

    static void Pack(AbsolutePath folder, Stream archive)
    {
        using var tar = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true);
        var files = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(x => Path.GetRelativePath(folder, x).Replace('\\', '/'))
            .Where(x => !x.StartsWith("incoming/", StringComparison.Ordinal) && x != ".lock")
            .OrderBy(x => x == LastFile)
            .ThenBy(x => x, StringComparer.Ordinal)
            .ToList();
        var directories = files.SelectMany(Parents).Distinct().Order(StringComparer.Ordinal);
        foreach (var directory in directories)
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, directory) { Mode = ReadableDirectory });
        foreach (var file in files)
        {
            using var content = File.OpenRead(folder / file);
            tar.WriteEntry(
                new PaxTarEntry(TarEntryType.RegularFile, file) { Mode = ReadableFile, DataStream = content }
            );
        }
    }

    static IEnumerable<string> Parents(string file)
    {
        for (var slash = file.IndexOf('/'); slash > 0; slash = file.IndexOf('/', slash + 1))
            yield return file[..slash];
    }
}
