using Delivery.Deployment;
using Delivery.Outcomes;

namespace Build.IntegrationTests.Deployment;

public sealed class LockTests(Machine machine) : IAsyncLifetime
{
    TestEnvironment _environment = null!;

    public async ValueTask InitializeAsync() => _environment = await TestEnvironment.CreateAsync(machine.Engine);

    public ValueTask DisposeAsync() => _environment?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Whoever_comes_second_is_told_who_has_the_lock()
    {
        await using var held = await _environment.Lock();

        var refusal = await Should.ThrowAsync<StopException>(() => _environment.Lock());

        refusal.ExitCode.ShouldBe(DeploymentExitCode.LockHeld);
        refusal.Message.ShouldStartWith(
            $"Integration is being changed by {System.Environment.UserName}@{System.Environment.MachineName}, process {System.Environment.ProcessId}: a test, since "
        );
    }

    [Fact]
    public async Task Whoever_waits_gets_the_lock_when_it_is_free()
    {
        var held = await _environment.Lock();
        var waits = new TaskCompletionSource();
        var second = _environment.Target.LockAsync(
            _environment.Environment,
            LockHolder.ThisProcess("the second", TimeProvider.System),
            TimeSpan.FromMinutes(1),
            _ => waits.SetResult(),
            TestContext.Current.CancellationToken
        );

        await waits.Task;
        await held.DisposeAsync();

        await using var taken = await second;
        taken.Holder.Purpose.ShouldBe("the second");
    }

    [Fact]
    public async Task Of_many_at_once_exactly_one_gets_the_lock()
    {
        var attempts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(TryLock)));

        var held = attempts.OfType<EnvironmentLock>().ToList();
        foreach (var one in held)
            await one.DisposeAsync();
        held.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Another_environment_has_another_lock()
    {
        await using var held = await _environment.Lock();
        await using var other = await _environment.Lock(_environment.Environment with { Name = "Staging" });

        other.Environment.Name.ShouldBe("Staging");
    }

    async Task<EnvironmentLock?> TryLock()
    {
        try
        {
            return await _environment.Lock();
        }
        catch (StopException)
        {
            return null;
        }
    }
}
