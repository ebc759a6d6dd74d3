using System.Formats.Tar;
using System.Text;
using Delivery.Outcomes;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Delivery.Deployment.OnDocker;

/// <summary>What is done to a container from outside.</summary>
static class ContainerCommands
{
    /// <summary>What the engine knows of a container, or null when there is none of that name.</summary>
    public static async Task<EngineContainer?> FindAsync(
        this IContainerOperations containers,
        string name,
        CancellationToken cancellation
    )
    {
        try
        {
            return EngineContainer.Of(await containers.InspectContainerAsync(name, cancellation));
        }
        catch (DockerApiException exception) when (exception.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Removes a container, running or not; one that is gone already is fine.</summary>
    public static async Task RemoveAsync(this IContainerOperations containers, string name)
    {
        try
        {
            await containers.RemoveContainerAsync(
                name,
                new ContainerRemoveParameters { Force = true },
                CancellationToken.None
            );
        }
        catch (DockerApiException exception)
            when (exception.StatusCode is System.Net.HttpStatusCode.NotFound or System.Net.HttpStatusCode.Conflict)
        {
            // Gone, or somebody is at it.
        }
    }

    /// <summary>Whether a path is there.</summary>
    public static async Task<bool> HasPathAsync(
        this IContainerOperations containers,
        string name,
        string path,
        CancellationToken cancellation
    )
    {
        try
        {
            await containers.GetArchiveFromContainerAsync(
                name,
                new ContainerPathStatParameters { Path = path },
                statOnly: true,
                cancellation
            );
            return true;
        }
        catch (DockerApiException exception) when (exception.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    /// <summary>Writes a text file that everybody in the container can read.</summary>
    public static async Task WriteFileAsync(
        this IContainerOperations containers,
        string name,
        string directory,
        string file,
        string text,
        CancellationToken cancellation
    )
    {
        using var archive = new MemoryStream();
        await using (var tar = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
            await tar.WriteEntryAsync(
                new UstarTarEntry(TarEntryType.RegularFile, file)
                {
                    Mode = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
                    DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
                },
                cancellation
            );
        archive.Position = 0;
        await containers.ExtractArchiveToContainerAsync(
            name,
            new CopyToContainerParameters { Path = directory },
            archive,
            cancellation
        );
    }

    /// <summary>Runs a program as root in a container that runs.</summary>
    /// <exception cref="StopException">It has failed (exit code 1).</exception>
    public static async Task ExecuteAsync(this IDockerClient client, string name, params string[] command)
    {
        var exec = await client.Exec.CreateContainerExecAsync(
            name,
            new ContainerExecCreateParameters
            {
                User = "0:0",
                Cmd = command,
                AttachStdout = true,
                AttachStderr = true,
            },
            CancellationToken.None
        );
        using var stream = await client.Exec.StartContainerExecAsync(
            exec.ID,
            new ContainerExecStartParameters(),
            CancellationToken.None
        );
        var (output, errors) = await stream.ReadOutputToEndAsync(CancellationToken.None);
        var result = await client.Exec.InspectContainerExecAsync(exec.ID, CancellationToken.None);
        if (result.ExitCode != 0)
            throw StopException.Failed(
                $"\"{string.Join(' ', command)}\" in the container {name} ended with code {result.ExitCode}: {output}{errors}".TrimEnd()
            );
    }

    /// <summary>The last lines that a container has written.</summary>
    public static async Task<IReadOnlyList<string>> ReadLogAsync(
        this IContainerOperations containers,
        string name,
        int lines,
        CancellationToken cancellation
    )
    {
        using var stream = await containers.GetContainerLogsAsync(
            name,
            new ContainerLogsParameters
            {
                ShowStdout = true,
                ShowStderr = true,
                Tail = lines.ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
            cancellation
        );
        var (output, errors) = await stream.ReadOutputToEndAsync(cancellation);
        return [.. (output + errors).Split('\n').Select(x => x.TrimEnd('\r')).Where(x => x.Length > 0)];
    }
}
