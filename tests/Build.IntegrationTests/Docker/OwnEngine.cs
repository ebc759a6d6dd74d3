using System.Diagnostics;
using Delivery.Docker;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Docker;

/// <summary>
/// A Docker engine of its own that may be stopped, and whose disk is small. It lives in a network of its own: an engine makes its default
/// bridge and takes it away, and must not do so to the engine of this machine.
/// </summary>
public sealed class OwnEngine : IAsyncDisposable
{
    /// <summary>An address in the engine's network where nobody is: whoever asks it waits for minutes.</summary>
    public const string Nowhere = "10.0.0.2";

    const string Script = """
        set -e
        mount -t tmpfs -o size=48m tmpfs "$1/data"
        ip link set lo up
        ip link add here type veth peer name there
        ip address add 10.0.0.1/24 dev here
        ip link set here up
        ip link set there up
        ip neighbour add 10.0.0.2 lladdr 02:00:00:00:00:01 dev here
        exec dockerd --config-file "$1/daemon.json" --host "unix://$1/socket" --data-root "$1/data" --exec-root "$1/exec" \
          --pidfile "$1/pid" --bridge none --iptables=false --ip-forward=false
        """;

    readonly AbsolutePath _directory = Directory.CreateTempSubdirectory("engine-").FullName;
    readonly Process _process;

    OwnEngine()
    {
        (_directory / "data").CreateDirectory();
        (_directory / "daemon.json").WriteAllText("{}");
        // What is mounted goes with the process.
        _process = Process.Start(
            new ProcessStartInfo("unshare", ["--net", "--mount", "sh", "-c", Script, "sh", _directory])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        _process.BeginOutputReadLine();
        _process.ErrorDataReceived += (_, line) => Log = $"{Log}\n{line.Data}"[^Math.Min(Log.Length, 2000)..];
        _process.BeginErrorReadLine();
    }

    /// <summary>The connection to it.</summary>
    public DockerEngine Client { get; private set; } = null!;

    string Log { get; set; } = "";

    public static async Task<OwnEngine> StartAsync()
    {
        foreach (var program in new[] { "dockerd", "unshare", "ip" })
            MachinePart.RequireProgram(program, "apt-get install docker.io util-linux iproute2");
        MachinePart.Require(Environment.IsPrivilegedProcess, "This test starts a Docker engine, which needs root.");
        var engine = new OwnEngine();
        await Eventually.Holds(engine.IsReady);
        return engine;
    }

    /// <summary>It stops without further ado.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
        _directory.DeleteDirectory();
        return ValueTask.CompletedTask;
    }

    async Task<bool> IsReady()
    {
        _process.HasExited.ShouldBeFalse(Log);
        try
        {
            Client = await DockerEngine.ConnectAsync("This test", $"unix://{_directory / "socket"}");
            return true;
        }
        catch (Delivery.Outcomes.StopException)
        {
            return false;
        }
    }
}
