using Delivery.Deployment;
using Delivery.Outcomes;

namespace Build.Tests.Deployment;

public sealed class EnvironmentLockTests
{
    [Fact]
    public async Task A_right_that_is_lost_is_lost_for_every_configuration_of_the_environment()
    {
        await using var held = new LostLock();
        var settings = new Dictionary<string, string> { ["LEVEL"] = "high" };

        var configured = held.With((held.Environment with { Settings = settings }).Configuration());

        configured.Environment.Settings["LEVEL"].ShouldBe("high");
        Should.Throw<StopException>(configured.RequireHeld).ExitCode.ShouldBe(DeploymentExitCode.LockHeld);
    }

    sealed class LostLock() : EnvironmentLock(Environments.Staging, new LockHolder("ada", "a test", default))
    {
        public override void RequireHeld() => throw StopException.With(DeploymentExitCode.LockHeld, "It is lost.");

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
