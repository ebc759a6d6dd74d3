using Build.IntegrationTests.Deployment;
using Delivery.Deployment;
using Delivery.Deployment.OnDocker;
using Delivery.Docker;
using Delivery.Outcomes;

namespace Build.IntegrationTests.Docker;

public sealed class EngineFailureTests : IAsyncLifetime
{
    static readonly ImageReference s_tag = new(null, "test/failing", "one");

    OwnEngine _engine = null!;

    public async ValueTask InitializeAsync() => _engine = await OwnEngine.StartAsync();

    public ValueTask DisposeAsync() => _engine?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task An_engine_that_is_stopped_while_it_builds_is_reported_with_the_step()
    {
        var step = $"Step 2/2 : ADD http://{OwnEngine.Nowhere}/file /file";

        var failure = await Should.ThrowAsync<StopException>(() =>
            Build(
                $"FROM scratch\nADD http://{OwnEngine.Nowhere}/file /file\n",
                line =>
                {
                    if (line == step)
                        _engine.Kill();
                }
            )
        );

        failure.ExitCode.ShouldBe(1);
        failure.Message.ShouldStartWith($"The image {s_tag} could not be built from Dockerfile: the ");
        failure.Message.ShouldContain("engine");
        failure.Message.ShouldEndWith($"The step that failed:\n{step}");
    }

    [Fact]
    public async Task A_full_disk_is_reported_with_how_to_make_room_and_leaves_the_engine_usable()
    {
        var failure = await Should.ThrowAsync<StopException>(() =>
            Build("FROM scratch\nCOPY large /large\n", large: 100_000_000)
        );

        failure.ExitCode.ShouldBe(1);
        failure.Message.ShouldContain("no space left on device");
        failure.Message.ShouldContain("\"docker system prune\" frees it");
        (await Build("FROM scratch\nCOPY large /large\n", large: 1)).ShouldStartWith("sha256:");
    }

    [Fact]
    public async Task An_environment_on_an_engine_that_is_gone_cannot_be_read_and_is_not_empty()
    {
        var target = new DockerDeployTarget(_engine.Client, TestService.Contract, BaseImage.Nginx.StandIn, _ => null);
        (await target.ReadAsync(Environments.Integration, TestContext.Current.CancellationToken)).ShouldBeNull();
        _engine.Kill();

        var failure = await Should.ThrowAsync<StopException>(() =>
            target.ReadAsync(Environments.Integration, TestContext.Current.CancellationToken)
        );

        failure.ExitCode.ShouldBe(1);
        failure.Message.ShouldContain("does not answer any more");
        failure.Message.ShouldContain("Start it, and run this again");
    }

    Task<string> Build(string dockerfile, Action<string>? log = null, int large = 1)
    {
        var context = ImageContext.Of(
            new Dictionary<string, string> { ["Dockerfile"] = dockerfile, ["large"] = new('x', large) }
        );
        return new EngineImageBuilder(_engine.Client).BuildAsync(new ImageBuild(context, s_tag), log ?? (_ => { }));
    }
}
