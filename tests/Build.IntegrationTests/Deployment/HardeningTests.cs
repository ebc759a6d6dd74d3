using Docker.DotNet.Models;

namespace Build.IntegrationTests.Deployment;

public sealed class HardeningTests(Machine machine, TestReleases releases) : IAsyncLifetime
{
    TestEnvironment _environment = null!;

    public async ValueTask InitializeAsync() => _environment = await TestEnvironment.CreateAsync(machine.Engine);

    public ValueTask DisposeAsync() => _environment?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task No_container_may_do_more_than_it_needs()
    {
        await _environment.Deploy(await releases.Get(machine.Engine, "1.0.0"));

        foreach (var name in await _environment.Containers())
        {
            var container = await Inspect(name);
            var host = container.HostConfig!;
            host.ReadonlyRootfs.ShouldBeTrue(name);
            host.CapDrop.ShouldBe(["ALL"], name);
            host.SecurityOpt.ShouldContain("no-new-privileges:true", name);
            host.Memory.ShouldBePositive(name);
            host.PidsLimit.ShouldNotBeNull(name).ShouldBePositive(name);
            host.LogConfig.Config["max-size"].ShouldBe("10m", name);
            host.RestartPolicy.Name.ShouldBe(RestartPolicyKind.UnlessStopped, name);
            container.Config!.User.ShouldNotBeOneOf("", "0", "root");
        }
    }

    [Fact]
    public async Task The_service_can_read_its_models_and_cannot_write_them()
    {
        await _environment.Deploy(await releases.Get(machine.Engine, "1.0.0"));

        var container = await Inspect((await _environment.Read())!.Instances[0].Name);

        var models = container.Mounts.Single(x => x.Destination == "/models");
        models.RW.ShouldBeFalse();
        models.Name.ShouldBe($"{_environment.Environment.Instance}-integration-models");
    }

    [Fact]
    public async Task Labels_say_what_runs()
    {
        var release = await releases.Get(machine.Engine, "1.0.0");
        await _environment.Deploy(release);

        var labels = (await Inspect((await _environment.Read())!.Instances[0].Name)).Config!.Labels;

        labels["mlpipeline.environment"].ShouldBe("Integration");
        labels["mlpipeline.version"].ShouldBe("1.0.0");
        labels["mlpipeline.commit"].ShouldBe("commit-of-1.0.0");
        labels["mlpipeline.tree"].ShouldBe("tree-of-1.0.0");
        labels["mlpipeline.digest"].ShouldBe(release.Digest);
        labels["mlpipeline.deployment"].ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Removed_environments_leave_nothing_but_their_models_behind()
    {
        await _environment.Deploy(await releases.Get(machine.Engine, "1.0.0"));

        await using (var held = await _environment.Lock())
            await _environment.Target.RemoveAsync(held, withModels: false, TestContext.Current.CancellationToken);

        (await _environment.Containers()).ShouldBeEmpty();
        var networks = await machine.Engine.Client.Networks.ListNetworksAsync(
            new NetworksListParameters { Filters = _environment.Filter },
            TestContext.Current.CancellationToken
        );
        networks.ShouldBeEmpty();
        var volumes = await machine.Engine.Client.Volumes.ListAsync(
            new VolumesListParameters { Filters = _environment.Filter },
            TestContext.Current.CancellationToken
        );
        volumes.Volumes.Select(x => x.Name).ShouldBe([$"{_environment.Environment.Instance}-integration-models"]);
    }

    Task<ContainerInspectResponse> Inspect(string name) =>
        machine.Engine.Client.Containers.InspectContainerAsync(name, TestContext.Current.CancellationToken);
}
