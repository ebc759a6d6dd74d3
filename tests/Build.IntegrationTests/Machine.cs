using Delivery.Docker;
using Nuke.Common.Execution;
using Nuke.Common.IO;

[assembly: AssemblyFixture(typeof(Build.IntegrationTests.Machine))]

namespace Build.IntegrationTests;

/// <summary>
/// What these tests need of the machine. A laptop without it skips them with a message that names the part; on a CI server
/// they fail.
/// </summary>
public sealed class Machine : IAsyncLifetime
{
    const string Socket = "unix:///var/run/docker.sock";

    /// <summary>Where the Docker engine listens.</summary>
    public static string Endpoint =>
        Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } host ? host : Socket;

    DockerEngine? _engine;
    string _missing = "";

    /// <summary>The Docker engine.</summary>
    public DockerEngine Engine
    {
        get
        {
            MachinePart.Require(_engine is not null, _missing);
            return _engine!;
        }
    }

    /// <summary>A session of a build that sees this machine.</summary>
    public static BuildSession Session(AbsolutePath root, params string[] arguments) =>
        new()
        {
            RootDirectory = root,
            Arguments = arguments,
            Parallelism = 2,
            EnvironmentVariables = Environment
                .GetEnvironmentVariables()
                .Keys.Cast<string>()
                .Where(x => x is not ("CI" or "NO_COLOR"))
                .ToDictionary(x => x, x => Environment.GetEnvironmentVariable(x)!),
        };

    public async ValueTask InitializeAsync()
    {
        try
        {
            _engine = await DockerEngine.ConnectAsync("This test", Endpoint);
        }
        catch (Delivery.Outcomes.StopException exception)
        {
            _missing = exception.Message;
        }
    }

    public ValueTask DisposeAsync()
    {
        _engine?.Dispose();
        return ValueTask.CompletedTask;
    }
}
