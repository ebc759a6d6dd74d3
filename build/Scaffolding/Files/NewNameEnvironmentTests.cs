using Delivery.Components;

namespace Build.Tests.Deployment;

public sealed class NewNameEnvironmentTests : IDisposable
{
    readonly TemporaryRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task A_target_leads_there()
    {
        var plan = await BuildRun.Of(
            new Delivery.Build(),
            x => ((IPipelines)x).MainJob,
            repository.Session("NewName", "--plan")
        );

        plan.ExitCode.ShouldBe(
            0,
            "NewName is in the table of environments, and no target leads there. Decide what comes there, from which branch, and what is tested: "
                + $"write a target NewName in build/Build.cs; Staging shows how.\n{plan.Output}"
        );
    }
}
