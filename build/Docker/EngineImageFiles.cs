using System.Formats.Tar;
using System.Net;
using Delivery.Outcomes;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Delivery.Docker;

/// <summary>Reads files of an image that an engine has, through a container that never starts.</summary>
public sealed class EngineImageFiles : IImageFiles, IAsyncDisposable
{
    readonly DockerEngine _engine;
    readonly string _image;
    readonly string _container;

    EngineImageFiles(DockerEngine engine, string image, string container)
    {
        _engine = engine;
        _image = image;
        _container = container;
    }

    /// <summary>Opens an image.</summary>
    public static async Task<EngineImageFiles> OpenAsync(DockerEngine engine, string image)
    {
        var created = await engine.Client.Containers.CreateContainerAsync(
            new CreateContainerParameters { Image = image, Entrypoint = ["/never-started"] }
        );
        return new EngineImageFiles(engine, image, created.ID);
    }

    public async Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(string path)
    {
        try
        {
            var archive = await _engine.Client.Containers.GetArchiveFromContainerAsync(
                _container,
                new ContainerPathStatParameters { Path = path },
                statOnly: false
            );
            await using var stream = archive.Stream;
            return stream is null ? new Dictionary<string, byte[]>() : await ReadAsync(stream);
        }
        catch (DockerApiException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return new Dictionary<string, byte[]>();
        }
        catch (Exception exception) when (exception is DockerApiException or IOException or HttpRequestException)
        {
            throw StopException.Failed(
                $"{path} of {_image} could not be read: the engine has broken off ({exception.Message}). Run this again.",
                exception
            );
        }
    }

    public async ValueTask DisposeAsync() =>
        await _engine.Client.Containers.RemoveContainerAsync(
            _container,
            new ContainerRemoveParameters { Force = true, RemoveVolumes = true }
        );

    static async Task<Dictionary<string, byte[]>> ReadAsync(Stream stream)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        // At the end of an entry TarReader reads no bytes, and Docker.DotNet takes that for a connection that was closed: so the
        // archive is read whole before it is opened.
        using var archive = new MemoryStream();
        await stream.CopyToAsync(archive);
        archive.Position = 0;
        await using var tar = new TarReader(archive);
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            if (entry.DataStream is null)
                continue;
            using var content = new MemoryStream();
            await entry.DataStream.CopyToAsync(content);
            files[entry.Name] = content.ToArray();
        }
        return files;
    }
}
