using System.Diagnostics;
using Build.IntegrationTests.Deployment;
using Build.IntegrationTests.Docker;
using Build.Tests;
using Delivery.Components;
using Delivery.Docker;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Strategy;

/// <summary>
/// The repository as it lies here, in a clone with a remote, a registry and environments of its own, and one walk of a change from a
/// feature branch to Staging: by the scripts, as a CI system does it.
/// </summary>
public sealed class RealRepository(Machine machine) : IAsyncDisposable
{
    static readonly BuildRun s_notRun = new(-1, "The step before has failed.");

    readonly WorkingCopy _copy = new();
    TestRegistry? _server;
    Task? _walked;
    TestChain? _chain;

    public AbsolutePath Root => _copy.Root;

    public string Registry => _server!.Address;

    /// <summary>What the flow of a feature branch has said.</summary>
    public BuildRun Feature { get; private set; } = s_notRun;

    /// <summary>What it has said the second time, with nothing changed.</summary>
    public BuildRun FeatureAgain { get; private set; } = s_notRun;

    /// <summary>The commit that the flow of develop has tested; other tests go on from there.</summary>
    public string Tested { get; private set; } = "";

    /// <summary>What the flow of develop has said.</summary>
    public BuildRun Release { get; private set; } = s_notRun;

    /// <summary>What the flow of master has said.</summary>
    public BuildRun Staging { get; private set; } = s_notRun;

    /// <summary>What the board has said then.</summary>
    public BuildRun Status { get; private set; } = s_notRun;

    /// <summary>Walks, once for all tests. Each of them asks: where a part of the machine is missing, each of them is skipped.</summary>
    public Task WalkedAsync() => _walked ??= StartAsync();

    async Task StartAsync()
    {
        var engine = machine.Engine;
        MachinePart.Require(
            await engine.FindImageAsync(BaseImage.Sdk.StandIn) is not null,
            $"This test needs the image {BaseImage.Sdk.StandIn}: ./build.sh BaseImages"
        );
        _chain = new TestChain(engine, await TestReleases.GatewayImage(engine));
        _server = await TestRegistry.StartAsync();
        Clone();
        await Walk();
    }

    /// <summary>Runs targets in the clone, in this process.</summary>
    public Task<BuildRun> Run(params string[] targets)
    {
        BuildSession session = Machine.Session(Root, [.. targets, .. Options]);
        return BuildRun.Of(new Delivery.Build(), x => ((IPipelines)x).MainJob, session);
    }

    /// <summary>Runs Git in the clone, and returns what it says.</summary>
    public string Git(params string[] arguments) => _copy.Git(arguments);

    /// <summary>The commit that the remote has under a name.</summary>
    public string Remote(string name) => _copy.GitIn(Root.Parent! / "remote.git", "rev-parse", $"{name}^{{commit}}");

    public async ValueTask DisposeAsync()
    {
        if (_chain is not null)
            await _chain.DisposeAsync();
        if (_server is not null)
        {
            await machine.Engine.RemoveImagesAsync(_copy);
            await _server.DisposeAsync();
        }
        _copy.Dispose();
    }

    IReadOnlyList<string> Options =>
        [
            "--image-registry",
            Registry,
            "--image-builder",
            "Engine",
            // How quickly it answers beside all these tests says nothing.
            "--service-latency",
            "60000",
            .. _chain!.Options,
        ];

    async Task Walk()
    {
        Feature = await Script("cicd/build/build.sh");
        if (Feature.ExitCode != 0)
            return;
        FeatureAgain = await Script("cicd/build/build.sh");
        Git("switch", "--quiet", "develop");
        Git("merge", "--quiet", "--ff-only", "feature/one");
        Git("push", "--quiet", "origin", "develop");
        Tested = Git("rev-parse", "develop");
        Release = await Script("cicd/release/release.sh", "--merge");
        if (Release.ExitCode != 0)
            return;
        Git("switch", "--quiet", "master");
        Staging = await Script("build.sh", "Staging");
        Status = await Script("build.sh", "Status", "--json", "--verbosity", "Quiet", "--no-logo");
    }

    async Task<BuildRun> Script(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [Root / script, .. arguments, .. Options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("CI");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new BuildRun(process.ExitCode, output + await errors);
    }

    void Clone()
    {
        // The files that are sent to the engine are those that matter here, whether they are committed or not.
        var ignore = DockerIgnore.Read(Repositories.Root / "cicd" / "build" / "docker" / ".dockerignore");
        foreach (var file in ignore.Files(Repositories.Root).Append(".gitignore").Append("GitVersion.yml"))
        {
            (Root / file).Parent!.CreateDirectory();
            File.Copy(Repositories.Root / file, Root / file, overwrite: true);
        }
        // The build is the same, so what is compiled of it is.
        foreach (var copy in (Repositories.Root / ".nuke" / "temp" / "build").GlobDirectories("*"))
            copy.CopyToDirectory(Root / ".nuke" / "temp" / "build");

        Git("add", "--all");
        _copy.Commit("Everything");
        Git("branch", "--move", "master");
        _copy.GitIn(Root.Parent!, "init", "--quiet", "--bare", "remote.git");
        Git("remote", "add", "origin", Root.Parent! / "remote.git");
        Git("switch", "--quiet", "--create", "develop");
        Git("push", "--quiet", "origin", "master", "develop");
        Git("switch", "--quiet", "--create", "feature/one");
        (Root / "README.md").WriteAllText((Root / "README.md").ReadAllText() + "\nOne more line.\n");
        Git("commit", "--quiet", "--all", "--message", "One more line");
    }
}
