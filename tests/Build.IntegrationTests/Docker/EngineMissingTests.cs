using Delivery.Components;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Docker;

public sealed class EngineMissingTests : IDisposable
{
    readonly AbsolutePath _root = Directory.CreateTempSubdirectory("repository-").FullName;

    public void Dispose() => _root.DeleteDirectory();

    [Theory]
    [InlineData("unix:///nowhere/docker.sock")]
    [InlineData("tcp://127.0.0.1:1")]
    public async Task A_target_that_needs_the_engine_says_so_and_how_to_get_one(string endpoint)
    {
        var session = Machine.Session(_root, "BaseImages");
        var variables = new Dictionary<string, string>(session.EnvironmentVariables) { ["DOCKER_HOST"] = endpoint };

        var run = await Tests.BuildRun.Of(
            new Delivery.Build(),
            x => ((IPipelines)x).MainJob,
            session with
            {
                EnvironmentVariables = variables,
            }
        );

        run.ExitCode.ShouldBe(2, run.Output);
        run.Output.ShouldContain($"BaseImages needs a Docker engine, and none answers at {endpoint}");
        run.Output.ShouldContain("apt-get install docker.io");
    }
}
