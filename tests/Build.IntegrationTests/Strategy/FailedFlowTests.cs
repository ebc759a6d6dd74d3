using Build.IntegrationTests.Deployment;
using Delivery.Deployment;

namespace Build.IntegrationTests.Strategy;

/// <summary>Flows that stop on their way: what was proven stays, and nothing goes further.</summary>
public sealed class FailedFlowTests(Machine machine, TestReleases releases) : IAsyncLifetime
{
    SmallRepository _repository = null!;

    public async ValueTask InitializeAsync() => _repository = await SmallRepository.CreateAsync(machine, releases);

    public ValueTask DisposeAsync() => _repository?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_unit_test_that_fails_in_the_image_is_shown_and_nothing_is_pushed()
    {
        _repository.Commit("outcomes/MlPipeline.UnitTests", "Failed\n");

        var run = await _repository.Run("Release", "--merge");

        run.ExitCode.ShouldBe(1, run.Output);
        run.Output.ShouldContain("2 and 2 should be 4 but was 5");
        run.Output.ShouldContain("Tests have failed in the build image");
        run.Output.ShouldContain("MlPipeline.UnitTests: 1 failed");
        (await _repository.Pushed()).ShouldBeNull();
        (await _repository.Chain.Containers()).ShouldBeEmpty();
        (await _repository.WorkContainers()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_check_that_is_required_and_could_not_run_stops_the_feature_branch()
    {
        var run = await _repository.Run("Feature", "--require-checks", "snyk");

        run.ExitCode.ShouldBe(3, run.Output);
        run.Output.ShouldContain("snyk is required and was not checked: There is no token (the secret SnykToken).");
    }

    [Fact]
    public async Task A_release_that_fails_in_Integration_goes_no_further()
    {
        var before = _repository.Remote("master");
        _repository.Commit("outcomes/MlPipeline.AcceptanceTests", "Failed\n");

        var run = await _repository.Run("Release", "--merge");

        run.ExitCode.ShouldBe(1, run.Output);
        run.Output.ShouldContain("has not passed in Integration: MlPipeline.AcceptanceTests: 1 failed");
        TestRecord.Read(_repository.Root / "artifacts" / "evidence" / "integration.json").Passed.ShouldBeFalse();
        (await _repository.Chain.Read(_repository.Chain.Integration))!.Health.ShouldBe(ServiceHealth.Healthy);
        _repository.Remote("master").ShouldBe(before);
    }

    [Fact]
    public async Task A_release_that_conflicts_with_master_is_not_merged()
    {
        _repository.Git("switch", "--quiet", "master");
        var hotfix = _repository.Commit("change", "a hotfix");
        _repository.Git("push", "--quiet", "origin", "master");
        _repository.Git("switch", "--quiet", "develop");

        var run = await _repository.Run("Release", "--merge");

        run.ExitCode.ShouldBe(1, run.Output);
        run.Output.ShouldContain("develop cannot be merged into master: both have changed change.");
        run.Output.ShouldContain("Nothing was changed. Merge master into develop (git merge origin/master)");
        _repository.Remote("master").ShouldBe(hotfix);
        _repository.Git("status", "--porcelain").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_release_that_does_not_start_is_reported_with_what_it_said_and_with_what_serves()
    {
        _repository.Behave(ServiceBehaviour.Exits);
        _repository.Commit("change", "for the worse");

        var run = await _repository.Run("Release");

        run.ExitCode.ShouldBe(DeploymentExitCode.NothingServes, run.Output);
        run.Output.ShouldContain("cannot open the model");
        run.Output.ShouldContain("was not deployed to Integration: it ended with code 7 Nothing serves there now.");
    }
}
