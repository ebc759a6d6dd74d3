using Build.IntegrationTests.Deployment;
using Build.IntegrationTests.Docker;
using Build.Tests;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Strategy;

/// <summary>Flows that end before anything was built, pushed or deployed.</summary>
public sealed class RefusedFlowTests(Machine machine, TestReleases releases) : IAsyncLifetime
{
    SmallRepository _repository = null!;

    public async ValueTask InitializeAsync() => _repository = await SmallRepository.CreateAsync(machine, releases);

    public ValueTask DisposeAsync() => _repository?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_release_of_what_is_not_committed_is_refused()
    {
        (_repository.Root / "new.cs").WriteAllText("class New;");

        var run = await _repository.Run("Release");

        await Refused(run, "Release builds what is committed, but 1 files are not:\n?? new.cs\n");
    }

    [Theory]
    [InlineData("Release", "Release runs on the branch develop, and this is feature/one. Run: git switch develop")]
    [InlineData("Staging", "Staging runs on the branch master, and this is feature/one. Run: git switch master")]
    public async Task A_flow_runs_on_its_own_branch_only(string flow, string message)
    {
        _repository.Git("switch", "--quiet", "--create", "feature/one");

        await Refused(await _repository.Run(flow), message);
    }

    [Fact]
    public async Task A_shallow_clone_is_told_what_to_fetch()
    {
        _repository.Git("fetch", "--quiet", "--depth", "1", "origin", "develop");

        await Refused(await _repository.Run("Release"), "git fetch --unshallow --tags origin");
    }

    [Fact]
    public async Task Staging_gets_only_what_a_release_has_pushed()
    {
        _repository.Git("switch", "--quiet", "master");

        var run = await _repository.Run("Staging");

        run.ExitCode.ShouldBe(3, run.Output);
        run.Output.ShouldContain("was verified in Integration");
        (await _repository.Chain.Containers()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_registry_that_cannot_be_reached_is_named()
    {
        var run = await _repository.Run("PushReleaseImage", "--skip", "--image-registry", "127.0.0.1:1");

        run.ExitCode.ShouldBe(1, run.Output);
        run.Output.ShouldContain("The registry 127.0.0.1:1 cannot be reached: Connection refused");
    }

    [Fact]
    public async Task A_registry_that_lets_nobody_in_is_named_and_the_password_is_not()
    {
        await using var locked = await TestRegistry.StartAsync(isLocked: true);
        string[] arguments = ["PushReleaseImage", "--skip", "--image-registry", locked.Address];

        var nobody = await _repository.Run(arguments);
        var wrong = await _repository.Run(
            new Dictionary<string, string> { ["REGISTRY_PASSWORD"] = "wr0ng-and-secret" },
            [.. arguments, "--registry-user", TestRegistry.User]
        );

        nobody.ExitCode.ShouldBe(2, nobody.Output);
        nobody.Output.ShouldContain($"docker login {locked.Address}");
        wrong.ExitCode.ShouldBe(2, wrong.Output);
        wrong.Output.ShouldContain($"does not let {TestRegistry.User} (--registry-user)");
        wrong.Output.ShouldNotContain("wr0ng-and-secret");
    }

    async Task Refused(BuildRun run, string message)
    {
        run.ExitCode.ShouldBe(2, run.Output);
        run.Output.ShouldContain(message);
        (await _repository.Pushed()).ShouldBeNull();
        (await _repository.Chain.Containers()).ShouldBeEmpty();
    }
}
