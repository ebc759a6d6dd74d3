using System.Formats.Tar;
using System.Text;
using Delivery.Outcomes;
using Docker.DotNet;
using Docker.DotNet.Models;
using Nuke.Common.IO;

namespace Delivery.Docker;

/// <summary>A container in which one command runs, and whose files can be taken out when the command is over.</summary>
public sealed class WorkContainer : IAsyncDisposable
{
    const int Attempts = 3;
    const string PurposeLabel = "mlpipeline.purpose";
    const string OwnerLabel = "mlpipeline.owner";

    readonly DockerEngine _engine;
    readonly string _id;

    WorkContainer(DockerEngine engine, string id)
    {
        _engine = engine;
        _id = id;
    }

    /// <summary>Makes a container, and removes the one that a killed build has left behind.</summary>
    /// <param name="engine">Runs it.</param>
    /// <param name="image">Where the command is.</param>
    /// <param name="owner">Who works in it: one repository and one purpose have one container at a time.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="command">The command and its arguments.</param>
    /// <param name="environment">Variables, as <c>NAME=value</c>.</param>
    /// <param name="isReadOnly">Whether it may write to <c>/tmp</c> only.</param>
    /// <param name="mounts">What it sees of the engine's machine.</param>
    /// <param name="user">As whom the command runs; null for the user of the image.</param>
    public static async Task<WorkContainer> CreateAsync(
        DockerEngine engine,
        string image,
        string owner,
        string purpose,
        IReadOnlyList<string> command,
        IReadOnlyList<string>? environment = null,
        bool isReadOnly = false,
        IReadOnlyList<Mount>? mounts = null,
        string? user = null
    )
    {
        var labels = new Dictionary<string, string> { [OwnerLabel] = owner, [PurposeLabel] = purpose };
        var abandoned = await engine.Client.Containers.ListContainersAsync(
            new ContainersListParameters
            {
                All = true,
                Filters = new Dictionary<string, IDictionary<string, bool>>
                {
                    ["label"] = labels.ToDictionary(x => $"{x.Key}={x.Value}", _ => true),
                },
            }
        );
        foreach (var container in abandoned)
            await RemoveAsync(engine, container.ID);

        var created = await engine.Client.Containers.CreateContainerAsync(
            new CreateContainerParameters
            {
                Image = image,
                // In place of what the image would start.
                Entrypoint = [command[0]],
                Cmd = [.. command.Skip(1)],
                Env = [.. environment ?? []],
                User = user ?? "",
                Labels = labels,
                HostConfig = new HostConfig
                {
                    Init = true,
                    ReadonlyRootfs = isReadOnly,
                    Tmpfs = isReadOnly ? new Dictionary<string, string> { ["/tmp"] = "" } : null,
                    Mounts = [.. mounts ?? []],
                },
            }
        );
        return new WorkContainer(engine, created.ID);
    }

    /// <summary>Runs the command to its end.</summary>
    /// <param name="log">Receives each line that it writes.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="StopException">The engine has stopped meanwhile (exit code 1).</exception>
    public async Task<int> RunAsync(Action<string> log)
    {
        try
        {
            await _engine.Client.Containers.StartContainerAsync(_id, new ContainerStartParameters());
            await _engine.Client.Containers.GetContainerLogsAsync(
                _id,
                new ContainerLogsParameters
                {
                    ShowStdout = true,
                    ShowStderr = true,
                    Follow = true,
                },
                new SynchronousProgress<string>(x => log(x.TrimEnd('\r', '\n'))),
                CancellationToken.None
            );
            return (int)(await _engine.Client.Containers.WaitContainerAsync(_id)).StatusCode;
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or DockerApiException)
        {
            throw StopException.Failed(
                $"The engine has not run the container to its end: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>Takes the files of a directory out; none when there is no such directory.</summary>
    /// <param name="path">In the container, absolute.</param>
    /// <param name="destination">Gets the files.</param>
    /// <exception cref="StopException">The engine does not give them (exit code 1).</exception>
    public async Task CopyOutAsync(string path, AbsolutePath destination)
    {
        destination.CreateDirectory();
        // Whole first: an archive that breaks off must not leave half of the files.
        var archive = destination.Parent! / $"{Guid.NewGuid():N}.tar";
        try
        {
            if (!await DownloadAsync(path, archive))
                return;
            await using var stream = File.OpenRead(archive);
            await using var reader = new TarReader(stream);
            while (await reader.GetNextEntryAsync() is { } entry)
            {
                // The archive begins with the directory itself.
                var name = entry.Name[(entry.Name.IndexOf('/', StringComparison.Ordinal) + 1)..];
                var file = destination / name;
                if (entry.EntryType is not TarEntryType.RegularFile || !destination.Contains(file))
                    continue;
                file.Parent!.CreateDirectory();
                await entry.ExtractToFileAsync(file, overwrite: true);
            }
        }
        finally
        {
            archive.DeleteFile();
        }
    }

    /// <summary>Puts a text into a file, before the command runs: secrets among them, which a variable or an argument would show.</summary>
    /// <param name="directory">Where it goes; the directory must be there.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="text">Its content.</param>
    public async Task PutFileAsync(string directory, string name, string text)
    {
        using var archive = new MemoryStream();
        await using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            await writer.WriteEntryAsync(
                new UstarTarEntry(TarEntryType.RegularFile, name)
                {
                    Mode = UnixFileMode.UserRead,
                    DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
                }
            );
        }
        archive.Position = 0;
        await _engine.Client.Containers.ExtractArchiveToContainerAsync(
            _id,
            new CopyToContainerParameters { Path = directory },
            archive
        );
    }

    /// <summary>Makes a directory that everybody in the container may write to, before the command runs.</summary>
    /// <param name="directory">Absolute; its parent must be there.</param>
    public async Task MakeDirectoryAsync(string directory)
    {
        const UnixFileMode everybody = (UnixFileMode)0b111_111_111 | UnixFileMode.StickyBit;
        using var archive = new MemoryStream();
        await using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
            await writer.WriteEntryAsync(
                new UstarTarEntry(TarEntryType.Directory, directory[(directory.LastIndexOf('/') + 1)..])
                {
                    Mode = everybody,
                }
            );
        archive.Position = 0;
        await _engine.Client.Containers.ExtractArchiveToContainerAsync(
            _id,
            new CopyToContainerParameters { Path = directory[..(directory.LastIndexOf('/') + 1)] },
            archive
        );
    }

    public async ValueTask DisposeAsync() => await RemoveAsync(_engine, _id);

    /// <summary>False when there is nothing at that path. A connection that breaks is tried again.</summary>
    async Task<bool> DownloadAsync(string path, AbsolutePath file)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var archive = await _engine.Client.Containers.GetArchiveFromContainerAsync(
                    _id,
                    new ContainerPathStatParameters { Path = path },
                    statOnly: false
                );
                await using var source = archive.Stream!;
                await using var target = File.Create(file);
                await source.CopyToAsync(target);
                return true;
            }
            catch (DockerApiException exception) when (exception.StatusCode == System.Net.HttpStatusCode.NotFound)
            {
                return false;
            }
            catch (Exception exception) when (exception is IOException or HttpRequestException)
            {
                if (attempt == Attempts)
                    throw StopException.Failed(
                        $"The engine does not give {path} of the container: {exception.Message}",
                        exception
                    );
            }
        }
    }

    static async Task RemoveAsync(DockerEngine engine, string id)
    {
        try
        {
            await engine.Client.Containers.RemoveContainerAsync(
                id,
                new ContainerRemoveParameters { Force = true, RemoveVolumes = true }
            );
        }
        // Gone already, or the engine is: then the next run removes it.
        catch (Exception exception) when (exception is DockerApiException or HttpRequestException or IOException) { }
    }
}
