using System.Collections.Concurrent;
using Build.IntegrationTests.Docker;
using Delivery.Deployment;
using Delivery.Docker;
using Nuke.Common.IO;

[assembly: AssemblyFixture(typeof(Build.IntegrationTests.Deployment.TestReleases))]

namespace Build.IntegrationTests.Deployment;

/// <summary>
/// Releases of a small service with the endpoints of the real one, in a registry of their own. All of them are made from
/// the gateway's image, so that they are made quickly.
/// </summary>
public sealed class TestReleases : IAsyncDisposable
{
    const string Repository = "test/service";

    readonly ConcurrentDictionary<(string, ServiceBehaviour), Lazy<Task<Release>>> _releases = new();
    readonly List<ImageReference> _tags = [];
    readonly SemaphoreSlim _turn = new(1);
    readonly Lazy<Task<TestRegistry>> _registry = new(() => TestRegistry.StartAsync());
    OciRegistry? _client;
    DockerEngine? _engine;

    /// <summary>The registry; whoever pushes there what starts from the gateway's image does not send that image again.</summary>
    public Task<TestRegistry> Registry => _registry.Value;

    /// <summary>The image of the gateway; it is made when this machine does not have it yet.</summary>
    public static async Task<string> GatewayImage(DockerEngine engine)
    {
        if (await engine.FindImageAsync(BaseImage.Nginx.StandIn) is null)
        {
            MachinePart.RequireProgram("mmdebstrap", "apt-get install mmdebstrap");
            AbsolutePath root = Directory.CreateTempSubdirectory("base-").FullName;
            var script = Repositories.Root / "cicd" / "build" / "utils" / "debian-root.sh";
            var made = await ActionBuild.Run(
                root,
                () => new StandInImages(engine, script, root).EnsureAsync(BaseImage.Nginx, null, null)
            );
            root.DeleteDirectory();
            made.Succeeded();
        }
        return BaseImage.Nginx.StandIn;
    }

    /// <summary>A release of the service.</summary>
    /// <param name="engine">Makes it.</param>
    /// <param name="version">Its version, which its answers name.</param>
    /// <param name="behaviour">How it behaves.</param>
    public Task<Release> Get(
        DockerEngine engine,
        string version,
        ServiceBehaviour behaviour = ServiceBehaviour.Serves
    ) => _releases.GetOrAdd((version, behaviour), x => new(() => MakeAsync(engine, x.Item1, x.Item2))).Value;

    public async ValueTask DisposeAsync()
    {
        _turn.Dispose();
        _client?.Dispose();
        foreach (var tag in _tags)
            await _engine!.Client.Images.DeleteImageAsync($"{tag}", new() { Force = true });
        if (_registry.IsValueCreated)
            await (await _registry.Value).DisposeAsync();
    }

    async Task<Release> MakeAsync(DockerEngine engine, string version, ServiceBehaviour behaviour)
    {
        await _turn.WaitAsync();
        try
        {
            _engine = engine;
            var address = (await Registry).Address;
            _client ??= new OciRegistry(address);
            var tag = new ImageReference(address, Repository, $"{version}-{behaviour}".ToLowerInvariant());
            var context = ImageContext.Of(
                new Dictionary<string, string>
                {
                    ["Dockerfile"] = TestService.Dockerfile(await GatewayImage(engine), behaviour),
                    ["nginx.conf"] = TestService.Configuration(version, behaviour),
                }
            );
            await new EngineImageBuilder(engine).BuildAsync(new ImageBuild(context, tag), _ => { });
            _tags.Add(tag);
            var (digest, _) = await engine.PushAsync(tag, _client);
            return new Release(tag.WithDigest(digest), version, $"commit-of-{version}", $"tree-of-{version}");
        }
        finally
        {
            _turn.Release();
        }
    }
}
