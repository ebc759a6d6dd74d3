using System.Globalization;
using System.Net.NetworkInformation;
using Delivery.Outcomes;
using Docker.DotNet.Models;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Delivery.Docker;

/// <summary>
/// A registry on this machine alone, for a build that was given none. It outlives the build, and so do its images: the next
/// build finds both again.
/// </summary>
/// <param name="directory">Where its images lie, with <c>address</c> (host and port), <c>pid</c> and <c>log</c>.</param>
public sealed class LocalRegistry(AbsolutePath directory)
{
    const string Image = "registry:2";
    const string Program = "docker-registry";
    const int FirstPort = 5000;
    const int LastPort = 5099;

    static readonly TimeSpan s_startTime = TimeSpan.FromSeconds(30);

    /// <summary>The address of the registry that runs, or null.</summary>
    public async Task<string?> FindAsync()
    {
        if (!(directory / "address").FileExists())
            return null;
        var address = (directory / "address").ReadAllText().Trim();
        return await AnswersAsync(address) ? address : null;
    }

    /// <summary>The address of the registry, which is started unless it runs.</summary>
    /// <param name="engine">Runs it where the image <c>registry:2</c> is at hand.</param>
    /// <param name="log">Receives what is done.</param>
    /// <exception cref="StopException">There is nothing to start it from (exit code 2), or it does not start (1).</exception>
    public async Task<string> EnsureAsync(DockerEngine engine, Action<string> log)
    {
        if (await FindAsync() is { } running)
            return running;

        directory.CreateDirectory();
        var address = $"127.0.0.1:{ChoosePort()}";
        if (await engine.FindImageAsync(Image) is not null)
            await StartContainerAsync(engine, address);
        else if (EnvironmentInfo.Paths.Select(x => x / Program).FirstOrDefault(x => x.FileExists()) is { } program)
            StartProgram(program, address);
        else
            throw StopException.Refused(
                $"No registry was given, and there is nothing to start one from: neither the image {Image} nor the program {Program}. "
                    + "Name a registry with --image-registry, or: docker pull registry:2, or (Debian): apt-get install docker-registry"
            );

        using var deadline = new CancellationTokenSource(s_startTime);
        while (!await AnswersAsync(address))
        {
            if (deadline.IsCancellationRequested)
                throw StopException.Failed($"The registry at {address} does not start. Its log: {directory / "log"}");
            await Task.Delay(50);
        }
        (directory / "address").WriteAllText(address);
        log($"No registry was given: started one at {address}, for this machine only. Its images lie in {directory}.");
        return address;
    }

    static async Task<bool> AnswersAsync(string address)
    {
        using var registry = new OciRegistry(address);
        try
        {
            await registry.PingAsync();
            return true;
        }
        catch (StopException)
        {
            return false;
        }
    }

    // The port is part of the names of images: the one from before, unless somebody else has taken it meanwhile.
    int ChoosePort()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(x => x.Port).ToHashSet();
        var before = (directory / "address").FileExists()
            ? [int.Parse((directory / "address").ReadAllText().Split(':')[1], CultureInfo.InvariantCulture)]
            : Array.Empty<int>();
        var free = before.Concat(Enumerable.Range(FirstPort, LastPort - FirstPort + 1)).Where(x => !taken.Contains(x));
        return free.Select(x => (int?)x).FirstOrDefault()
            ?? throw StopException.Refused(
                $"All ports from {FirstPort} to {LastPort} are taken. Name a registry with --image-registry."
            );
    }

    async Task StartContainerAsync(DockerEngine engine, string address)
    {
        var name = $"registry-{address.Split(':')[1]}";
        var container = await engine.Client.Containers.CreateContainerAsync(
            new CreateContainerParameters
            {
                Name = name,
                Image = Image,
                Env = ["REGISTRY_STORAGE_DELETE_ENABLED=true"],
                HostConfig = new HostConfig
                {
                    Binds = [$"{directory / "data"}:/var/lib/registry"],
                    RestartPolicy = new RestartPolicy { Name = RestartPolicyKind.UnlessStopped },
                    PortBindings = new Dictionary<string, IList<PortBinding>>
                    {
                        ["5000/tcp"] = [new PortBinding { HostIP = "127.0.0.1", HostPort = address.Split(':')[1] }],
                    },
                },
            }
        );
        await engine.Client.Containers.StartContainerAsync(container.ID, new ContainerStartParameters());
    }

    void StartProgram(string program, string address)
    {
        var configuration = (directory / "config.yml").WriteAllText(
            $$"""
            version: 0.1
            log: { level: warn }
            storage: { filesystem: { rootdirectory: "{{directory / "data"}}" }, delete: { enabled: true } }
            http: { addr: "{{address}}" }

            """
        );
        // In a session of its own: it must not end with this build, nor with the terminal.
        ProcessTasks
            .StartShell(
                $"setsid {program} serve {configuration} >{directory / "log"} 2>&1 </dev/null & echo $! >{directory / "pid"}",
                logInvocation: false
            )
            .AssertZeroExitCode();
    }
}
