using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Delivery.Docker;
using Delivery.Outcomes;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Docker;

/// <summary>A registry of its own, on a free port, with or without a password.</summary>
public sealed class TestRegistry : IAsyncDisposable
{
    public const string User = "somebody";
    public const string Password = "correct horse";

    // bcrypt of the password.
    const string UserFile = "somebody:$2b$12$BYFZDqDGdRxMgSQRwNZMn.OJffpIIcp3Pd8VXos9EzsiXe8HOMOwu\n";

    readonly AbsolutePath _directory = Directory.CreateTempSubdirectory("registry-").FullName;
    readonly Process _process;

    TestRegistry(bool isLocked)
    {
        Address = $"127.0.0.1:{FreePort()}";
        var users = (_directory / "users").WriteAllText(UserFile);
        var configuration = (_directory / "config.yml").WriteAllText(
            $$"""
            version: 0.1
            log: { level: error }
            storage: { filesystem: { rootdirectory: "{{_directory / "data"}}" }, delete: { enabled: true } }
            http: { addr: "{{Address}}" }
            {{(isLocked ? $$"""auth: { htpasswd: { realm: test, path: "{{users}}" } }""" : "")}}

            """
        );
        _process = Process.Start(
            new ProcessStartInfo("docker-registry", ["serve", configuration])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    public string Address { get; }

    public static RegistryCredentials Credentials { get; } = new(User, Password, "test");

    public static async Task<TestRegistry> StartAsync(bool isLocked = false)
    {
        MachinePart.RequireProgram("docker-registry", "apt-get install docker-registry");
        var registry = new TestRegistry(isLocked);
        using var client = new OciRegistry(registry.Address, isLocked ? Credentials : null);
        await Eventually.Holds(async () =>
        {
            try
            {
                await client.PingAsync();
                return true;
            }
            catch (StopException)
            {
                return false;
            }
        });
        return registry;
    }

    /// <summary>From now on nobody answers.</summary>
    public async Task StopAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
        _directory.DeleteDirectory();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
