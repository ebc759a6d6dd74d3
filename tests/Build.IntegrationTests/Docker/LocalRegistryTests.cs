using System.Diagnostics;
using System.Globalization;
using Delivery.Docker;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Docker;

public sealed class LocalRegistryTests(Machine machine) : IDisposable
{
    readonly AbsolutePath _root = Directory.CreateTempSubdirectory("repository-").FullName;

    public void Dispose()
    {
        if ((_root / "registry" / "pid").FileExists())
        {
            var pid = int.Parse((_root / "registry" / "pid").ReadAllText(), CultureInfo.InvariantCulture);
            using var process = Process.GetProcessById(pid);
            process.Kill();
            process.WaitForExit();
        }
        _root.DeleteDirectory();
    }

    [Fact]
    public async Task A_registry_is_started_once_and_found_again()
    {
        MachinePart.RequireProgram("docker-registry", "apt-get install docker-registry");
        var engine = machine.Engine;
        var local = new LocalRegistry(_root / "registry");
        var said = new List<string>();
        var addresses = new List<string>();

        for (var i = 0; i < 2; i++)
            (
                await ActionBuild.Run(_root, async () => addresses.Add(await local.EnsureAsync(engine, said.Add)))
            ).Succeeded();

        addresses.Distinct().ShouldHaveSingleItem().ShouldStartWith("127.0.0.1:");
        said.ShouldHaveSingleItem().ShouldContain($"started one at {addresses[0]}, for this machine only");
        using var registry = new OciRegistry(addresses[0]);
        await registry.PingAsync();
    }
}
