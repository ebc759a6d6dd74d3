using System.Net;
using System.Net.Sockets;
using Delivery.Deployment;
using Delivery.Deployment.OnDocker;
using Delivery.Docker;

namespace Build.IntegrationTests.Deployment;

/// <summary>An environment of its own on a free port, which leaves nothing behind.</summary>
public sealed class TestEnvironment : IAsyncDisposable
{
    // Ports for users have five digits and start with 1; see TestService.
    const int FirstPort = 14_000;
    const int LastPort = 18_999;

    TestEnvironment(DockerEngine engine, DeploymentEnvironment environment, string gatewayImage)
    {
        Engine = engine;
        Environment = environment;
        GatewayImage = gatewayImage;
    }

    public DeploymentEnvironment Environment { get; init; }

    public DockerEngine Engine { get; }

    public string GatewayImage { get; }

    public HttpClient Http { get; } = new();

    /// <summary>All steps that were reported.</summary>
    public List<DeploymentProgress> Steps { get; } = [];

    public static async Task<TestEnvironment> CreateAsync(DockerEngine engine) =>
        new(
            engine,
            Environments.Integration with
            {
                Instance = $"test-{Guid.NewGuid().ToString("N")[..8]}",
                Port = FreePort(),
                ReadyWithin = TimeSpan.FromSeconds(20),
                DrainWithin = TimeSpan.FromSeconds(20),
                Memory = 128,
            },
            await TestReleases.GatewayImage(engine)
        );

    /// <summary>The deploy target. It is not disposed: the engine is everybody's.</summary>
    public IDeployTarget Target => TargetOn(Engine);

    public IDeployTarget TargetOn(DockerEngine engine) =>
        new DockerDeployTarget(engine, TestService.Contract, GatewayImage, _ => null);

    public Task<DeploymentOutcome> Deploy(Release release) => Deploy(release, Environment);

    public async Task<DeploymentOutcome> Deploy(
        Release release,
        DeploymentEnvironment environment,
        Action<DeploymentProgress>? watch = null
    )
    {
        // Of a process that was killed, the engine takes a moment to notice.
        await using var held = await Lock(environment, TimeSpan.FromSeconds(30));
        return await Target.DeployAsync(
            release,
            held,
            new SynchronousProgress<DeploymentProgress>(x =>
            {
                Steps.Add(x);
                watch?.Invoke(x);
            }),
            TestContext.Current.CancellationToken
        );
    }

    public Task<EnvironmentLock> Lock(DeploymentEnvironment? environment = null, TimeSpan patience = default) =>
        Target.LockAsync(
            environment ?? Environment,
            LockHolder.ThisProcess("a test", TimeProvider.System),
            patience,
            _ => { },
            TestContext.Current.CancellationToken
        );

    public Task<RunningService?> Read() => Target.ReadAsync(Environment, TestContext.Current.CancellationToken);

    /// <summary>The version that answers users.</summary>
    public async Task<string> ServingVersion()
    {
        using var answer = await Http.PostAsync(new Uri(Environment.Url, "/v1/predict"), new StringContent("{}"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await answer.Content.ReadAsStringAsync();
        return System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("modelVersion").GetString()!;
    }

    /// <summary>The names of all containers of the environment, the lock left out.</summary>
    public async Task<IReadOnlyList<string>> Containers() =>
        [
            .. (
                await Engine.Client.Containers.ListContainersAsync(
                    new() { All = true, Filters = Filter },
                    TestContext.Current.CancellationToken
                )
            )
                .Select(x => x.Names[0].TrimStart('/'))
                .Where(x => !x.EndsWith("-lock", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    public IDictionary<string, IDictionary<string, bool>> Filter =>
        new Dictionary<string, IDictionary<string, bool>>
        {
            ["label"] = new Dictionary<string, bool> { [$"mlpipeline.instance={Environment.Instance}"] = true },
        };

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await using var held = await Target.LockAsync(
            Environment,
            LockHolder.ThisProcess("cleaning up", TimeProvider.System),
            TimeSpan.FromMinutes(1),
            _ => { },
            CancellationToken.None
        );
        await Target.RemoveAsync(held, withModels: true, CancellationToken.None);
    }

    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(FirstPort, LastPort);
            using var listener = new TcpListener(IPAddress.Any, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }
}
