using System.Net;
using System.Net.Sockets;
using Delivery.Outcomes;

namespace Build.IntegrationTests.Deployment;

public sealed class PortTests(Machine machine, TestReleases releases) : IAsyncLifetime
{
    TestEnvironment _environment = null!;

    public async ValueTask InitializeAsync() => _environment = await TestEnvironment.CreateAsync(machine.Engine);

    public ValueTask DisposeAsync() => _environment?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_port_that_a_program_has_is_refused_with_its_name()
    {
        using var listener = new TcpListener(IPAddress.Loopback, _environment.Environment.Port);
        listener.Start();

        var refusal = await Refusal(_environment);

        refusal.ExitCode.ShouldBe(2);
        refusal.Message.ShouldContain($"needs port {_environment.Environment.Port} of 127.0.0.1, and ");
        refusal.Message.ShouldContain($"(process {System.Environment.ProcessId}) has it");
        refusal.Message.ShouldContain("--ports Integration=");
    }

    [Fact]
    public async Task A_port_that_another_container_has_is_refused_with_its_name()
    {
        await _environment.Deploy(await releases.Get(machine.Engine, "1.0.0"));
        await using var other = await TestEnvironment.CreateAsync(machine.Engine);
        var onTheSamePort = other.Environment with { Port = _environment.Environment.Port };

        var refusal = await Should.ThrowAsync<StopException>(async () =>
            await other.Deploy(await releases.Get(machine.Engine, "1.0.0"), onTheSamePort)
        );

        refusal.Message.ShouldContain(
            $"the container {_environment.Environment.Instance}-integration-gateway (stand-in/nginx:stable) has it"
        );
        (await _environment.ServingVersion()).ShouldBe("1.0.0");
    }

    [Fact]
    public async Task Nothing_is_published_beyond_this_machine()
    {
        await _environment.Deploy(await releases.Get(machine.Engine, "1.0.0"));

        var containers = await machine.Engine.Client.Containers.ListContainersAsync(
            new() { Filters = _environment.Filter },
            TestContext.Current.CancellationToken
        );

        var published = containers.SelectMany(x => x.Ports).Where(x => x.PublicPort > 0).ToList();
        published.Count.ShouldBe(2);
        published.ShouldAllBe(x => x.IP == "127.0.0.1");
    }

    async Task<StopException> Refusal(TestEnvironment environment)
    {
        var release = await releases.Get(machine.Engine, "1.0.0");
        return await Should.ThrowAsync<StopException>(() => environment.Deploy(release));
    }
}
