using Build.IntegrationTests.Deployment;
using Delivery.Deployment;

namespace Build.IntegrationTests.Strategy;

public sealed class KilledFlowTests(Machine machine, TestReleases releases) : IAsyncLifetime
{
    // What a flow says when a step begins, or in the middle of it, in the order of the steps.
    static readonly string[] s_release =
    [
        "── OnDevelop",
        "Step 3/5",
        "Step 5/16",
        "── TestInImage",
        "── PushReleaseImage",
        "Ready: ",
        "Confirm: ",
        "── IntegrationTest",
        "── RecordEvidence",
        "── MergeToMaster",
    ];

    static readonly string[] s_staging =
    [
        "── DeployToStaging",
        "sends requests to ",
        "── AcceptanceTest",
        "── RecordAcceptance",
    ];

    SmallRepository _repository = null!;

    public async ValueTask InitializeAsync() => _repository = await SmallRepository.CreateAsync(machine, releases);

    public ValueTask DisposeAsync() => _repository?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Killed_in_each_step_the_next_run_goes_on_and_the_last_one_ends_as_if_nothing_had_happened()
    {
        foreach (var words in s_release)
            await _repository.RunUntil(words, "Release", "--merge");
        (await _repository.Run("Release", "--merge")).Succeeded();

        var tested = _repository.Git("rev-parse", "develop");
        var digest = (await _repository.Pushed("develop")).ShouldNotBeNull();
        (await Serving(_repository.Chain.Integration)).ShouldBe(digest);
        _repository.Remote("master").ShouldBe(tested);

        _repository.Git("switch", "--quiet", "master");
        foreach (var words in s_staging)
            await _repository.RunUntil(words, "Staging");
        (await _repository.Run("Staging")).Succeeded();

        (await Serving(_repository.Chain.Staging)).ShouldBe(digest);
        _repository.Remote("Staging^{commit}").ShouldBe(tested);
        (await _repository.WorkContainers()).ShouldBeEmpty();
        // Gateway and service of each environment, and nothing that a killed build has left behind.
        (await _repository.Chain.Containers()).Count.ShouldBe(4);
    }

    async Task<string?> Serving(DeploymentEnvironment environment)
    {
        var running = (await _repository.Chain.Read(environment)).ShouldNotBeNull();
        running.Health.ShouldBe(ServiceHealth.Healthy);
        return running.Instances.ShouldHaveSingleItem().Digest;
    }
}
