using Build.IntegrationTests.Docker;
using Build.Tests;
using Build.Tests.Promotion;
using Delivery.Docker;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Ledger;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Strategy;

/// <summary>
/// Two releases on their whole way to Production and one step back: by commands in processes of their own, with the keys of a team
/// and with secrets that must show up nowhere.
/// </summary>
public class PromotedRepository(Machine machine) : IAsyncDisposable
{
    public const string Image = "ridership";

    // No character of them is written otherwise in JSON or HTML, where they would hide.
    public const string Password = "Canary/of the key?=1";
    public const string RegistryPassword = "Canary/of the registry?=2";
    public const string ServiceKey = "canary/of-the-service?=3";

    const string Approver = "ada@example.com";

    readonly SigningKey _builder = SigningKey.Create();
    readonly SigningKey _approver = SigningKey.Create();
    readonly FeedServer _feed = new FeedServer().WithVulnerabilities("{}");
    readonly List<BuildRun> _runs = [];
    TestRegistry? _server;
    SmallRepository? _repository;
    ProgramLog? _programs;
    Task? _walked;

    public SmallRepository Repository => _repository!;

    public string Registry => _server!.Address;

    /// <summary>What each command has said, in their order.</summary>
    public IReadOnlyList<BuildRun> Runs => _runs;

    /// <summary>How programs were called for all of it.</summary>
    public IReadOnlyList<string> Calls { get; private set; } = [];

    /// <summary>How programs were called by the first promotion.</summary>
    public IReadOnlyList<string> CallsOfPromotion { get; private set; } = [];

    /// <summary>The digests of the two releases.</summary>
    public (string First, string Second) Digests { get; private set; }

    /// <summary>The commits of the two releases.</summary>
    public (string First, string Second) Commits { get; private set; }

    /// <summary>What registry and tags had before and after somebody has looked at the plan.</summary>
    public (string Before, string After) AroundPlan { get; private set; }

    /// <summary>The plan of the first promotion, before it was approved.</summary>
    public BuildRun Plan { get; private set; } = null!;

    public BuildRun PlanAgain { get; private set; } = null!;

    public BuildRun Unapproved { get; private set; } = null!;

    public BuildRun Approval { get; private set; } = null!;

    public BuildRun First { get; private set; } = null!;

    public BuildRun Again { get; private set; } = null!;

    public BuildRun Second { get; private set; } = null!;

    /// <summary>The private key in PEM.</summary>
    public string Pem { get; private set; } = "";

    public AbsolutePath PublicKey => Repository.Root / "cicd" / "keys" / "ci.builder.pub";

    public AbsolutePath ApproverKey => Repository.Root / "cicd" / "keys" / $"{Approver}.approver.pub";

    public TrustedKeys Trusted => TrustedKeys.Read(Repository.Root / "cicd" / "keys");

    public OciRegistry Open() => new(Registry);

    /// <summary>Walks, once for all tests. Each of them asks: where a part of the machine is missing, each of them is skipped.</summary>
    public Task WalkedAsync() => _walked ??= StartAsync();

    async Task StartAsync()
    {
        _ = machine.Engine;
        Pem = _builder.ExportPem(Password);
        _server = await TestRegistry.StartAsync();
        _repository = await SmallRepository.CreateAsync(machine, Registry);
        _programs = new ProgramLog(_repository.Root.Parent! / "programs", _repository.Root / "dotnet");
        PublicKey.Parent!.CreateDirectory();
        PublicKey.WriteAllText(_builder.PublicPem + "\n");
        _repository.Commit($"cicd/keys/{Approver}.approver.pub", _approver.PublicPem + "\n");
        await BeginAsync();
        await WalkAsync();
    }

    /// <summary>Makes ready what the environments run on.</summary>
    protected virtual Task BeginAsync() => Task.CompletedTask;

    /// <summary>Runs a command as the CI system of the team does.</summary>
    public Task<BuildRun> Run(params string[] arguments) => RunAs(Pem, arguments);

    public async ValueTask DisposeAsync()
    {
        _builder.Dispose();
        _approver.Dispose();
        _feed.Dispose();
        if (_repository is not null)
            await _repository.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    async Task WalkAsync()
    {
        var first = await StageAsync();
        var before = await StateAsync();
        Plan = await Run("Promote", "--target", "Production", "--plan", "json");
        PlanAgain = await Run("Promote", "--target", "Production", "--plan", "json");
        AroundPlan = (before, await StateAsync());
        Unapproved = await Run("Production");
        Approval = await ApproveAsync();
        Calls = _programs!.Calls;
        _programs.Clear();
        First = await Run("Production");
        CallsOfPromotion = _programs.Calls;
        Again = await Run("Promote", "--target", "Production");

        _repository!.Git("switch", "--quiet", "develop");
        _repository.Commit(
            "ridership.deps.json",
            """{ "libraries": { "Some.Package/1.2.0": { "type": "package" } } }"""
        );
        var second = await StageAsync();
        await ApproveAsync();
        Second = await Run("Promote", "--target", "Production");
        Calls = [.. Calls, .. _programs.Calls];
        (Digests, Commits) = ((first.Digest, second.Digest), (first.Commit, second.Commit));
    }

    // From develop to Staging.
    async Task<(string Digest, string Commit)> StageAsync()
    {
        (await Run("Release", "--merge")).Succeeded();
        _repository!.Git("switch", "--quiet", "master");
        (await Run("Staging")).Succeeded();
        return (
            (await _repository.Pushed("master")).ShouldNotBeNull(),
            _repository.Git("rev-parse", "Staging^{commit}")
        );
    }

    Task<BuildRun> ApproveAsync() =>
        RunAs(_approver.ExportPem(password: null), "Promote", "--target", "Production", "--approve");

    async Task<BuildRun> RunAs(string key, params string[] arguments)
    {
        var run = await _repository!.RunApart(
            new Dictionary<string, string>
            {
                ["SIGNING_KEY"] = key,
                ["SIGNING_KEY_PASSWORD"] = Password,
                ["REGISTRY_USER"] = "somebody",
                ["REGISTRY_PASSWORD"] = RegistryPassword,
                ["SERVICE_KEY"] = ServiceKey,
                ["VULNERABILITY_SOURCE"] = _feed.Address.ToString(),
                ["DOTNET_EXE"] = _programs!.DotNet,
                ["PATH"] = $"{_programs.Programs}:{Environment.GetEnvironmentVariable("PATH")}",
            },
            arguments
        );
        _runs.Add(run);
        return run;
    }

    // Whatever a promotion could change besides the containers: labels, ledgers and evidence, and the tags of both repositories.
    async Task<string> StateAsync()
    {
        using var registry = Open();
        var lines = new List<string>
        {
            _repository!.Git("for-each-ref"),
            _repository.Git("ls-remote", "origin"),
            string.Join('\n', await _repository.Chain.Containers()),
        };
        foreach (var tag in (await registry.ListTagsAsync(Image)).Order(StringComparer.Ordinal))
            lines.Add($"{tag} {await registry.FindDigestAsync(Image, tag)}");
        lines.Add($"{(await new LedgerStore(registry, Image).ReadAsync("Production")).Lines.Count} lines");
        return string.Join('\n', lines);
    }
}
