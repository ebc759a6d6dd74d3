using Build.IntegrationTests.Docker;
using Build.Tests.Promotion;
using Delivery.Deployment;
using Delivery.Docker;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Ledger;
using Delivery.Promotion.Rules;
using Delivery.Promotion.Running;
using Delivery.Promotion.Sbom;
using Delivery.Promotion.Vulnerabilities;
using Delivery.Versioning;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Promotion;

/// <summary>A git repository with a remote, a registry, a feed and environments: all that a promotion works with.</summary>
sealed class PromotionWorld : IAsyncDisposable
{
    public const string ImageName = "team/service";
    const string Repository = "https://example.com/team/service.git";

    static readonly DeploymentEnvironment s_staging = Environments.Staging;
    static readonly DeploymentEnvironment s_production = Environments.Production;

    readonly AbsolutePath _directory = Directory.CreateTempSubdirectory("promotion-").FullName;
    readonly TestRegistry _server;
    readonly FeedServer _feed = new FeedServer().WithVulnerabilities("{}");
    readonly SigningKey _builder = SigningKey.Create();
    readonly SigningKey _approver = SigningKey.Create();
    readonly SigningKey _author = SigningKey.Create();
    readonly HttpClient _http = new();

    PromotionWorld(TestRegistry server)
    {
        _server = server;
        Remote = _directory / "remote.git";
        Root = (_directory / "work").CreateDirectory();
        new GitCommands(_directory).Run("init", "--quiet", "--bare", Remote);
        Git.Run("init", "--quiet", "--initial-branch", "master");
        Git.Run("config", "user.email", "grace@example.com");
        Git.Run("config", "user.name", "Grace");
        Git.Run("remote", "add", "origin", Remote);
        File.WriteAllText(_directory / "key.pem", _builder.ExportPem(password: null));
        Order = new PromotionOrder(
            new PromotionPlace(Root, server.Address, _feed.Address.ToString()),
            _directory / "key.pem",
            _directory / "folder"
        );
        Setting = Open(Order.Place, _builder, Target, _http) with
        {
            Trusted = new([
                new TrustedKey("ci", KeyRole.Builder, _builder.PublicPem),
                new TrustedKey("ada@example.com", KeyRole.Approver, _approver.PublicPem),
                new TrustedKey("grace@example.com", KeyRole.Approver, _author.PublicPem),
            ]),
            Say = Said.Add,
        };
        Registry = Setting.Registry;
    }

    /// <summary>What somebody works with who is somewhere else.</summary>
    public static PromotionSetting Open(PromotionPlace place, SigningKey key, IDeployTarget target, HttpClient http) =>
        new()
        {
            Target = target,
            Registry = new OciRegistry(place.Registry),
            ImageName = ImageName,
            Tags = new EnvironmentTags(place.Root),
            Repository = Repository,
            Key = key,
            Trusted = new([new TrustedKey("ci", KeyRole.Builder, key.PublicPem)]),
            Vulnerabilities = new NuGetVulnerabilities(http, new Uri(place.Feed)),
            Clock = TimeProvider.System,
            Who = "a test",
            Tool = "https://example.com/build",
            Say = _ => { },
        };

    /// <summary>A promotion in a process of its own.</summary>
    public PromotionOrder Order { get; }

    public AbsolutePath Root { get; }

    public AbsolutePath Remote { get; }

    public GitCommands Git => new(Root);

    public OciRegistry Registry { get; }

    public MemoryTarget Target { get; } = new();

    public PromotionSetting Setting { get; }

    public List<string> Said { get; } = [];

    public static PromotionPolicy Policy { get; } =
        new()
        {
            Evidence =
            [
                EvidenceRequirement.Provenance,
                EvidenceRequirement.Sbom,
                EvidenceRequirement.AcceptedIn("Staging", TimeSpan.FromDays(7)),
            ],
        };

    /// <summary>From Staging to Production, as it is configured now.</summary>
    public PromotionWay Way { get; set; } = StandardWay;

    /// <summary>From Staging to Production.</summary>
    public static PromotionWay StandardWay => new(s_staging, s_production, Policy);

    public static async Task<PromotionWorld> CreateAsync() => new(await TestRegistry.StartAsync());

    /// <summary>Builds a release, of which nothing is known yet.</summary>
    public async Task<VerifiedRelease> BuildAsync(string version)
    {
        (Root / "file").WriteAllText(version);
        Git.Run("add", "--all");
        Git.Run("commit", "--quiet", "--message", $"Version {version}");
        var commit = Git.Run("rev-parse", "HEAD")[0];
        var digest = await TinyImage.PushAsync(Registry, ImageName, version);
        return new VerifiedRelease(digest, version, commit, Setting.Tags.FindTree(commit)!);
    }

    /// <summary>Builds a release, and lets it be accepted in Staging.</summary>
    public async Task<VerifiedRelease> AcceptAsync(
        string version,
        SigningKey? acceptedBy = null,
        params SbomComponent[] components
    )
    {
        var release = await BuildAsync(version);
        var now = DateTimeOffset.UtcNow;
        await AttestAsync(
            release,
            PredicateTypes.Provenance,
            ProvenancePredicate.Of(
                new BuildSource(Repository, release.Commit, release.Tree, version),
                [],
                Builder.Of("ci"),
                now,
                now
            )
        );
        await AttestAsync(release, PredicateTypes.Sbom, CycloneDxBom.Write(ImageName, version, components));
        await AttestAsync(
            release,
            PredicateTypes.TestResult,
            new TestResultPredicate(TestResultPredicate.PassedResult, "acceptance", now) { Environment = "Staging" },
            acceptedBy
        );
        Target.Run(s_staging, ReleaseOf(release), release.Digest);
        Setting.Tags.Write("Staging", version, release.Commit, "accepted");
        await Setting.Ledger.AppendAsync(EntryOf(release));
        return release;
    }

    public Task<(VerifiedRelease Release, bool IsNew)> PromoteAsync(
        PromotionPolicy? policy = null,
        PromotionSetting? setting = null,
        BreakGlass? breakGlass = null
    ) =>
        new PromotionRun(setting ?? Setting).PromoteAsync(
            Way with
            {
                Policy = policy ?? Policy,
            },
            breakGlass,
            TestContext.Current.CancellationToken
        );

    public async Task<VerifiedRelease> RollbackAsync(
        string? version = null,
        PromotionSetting? setting = null,
        string reason = "a test"
    ) =>
        (
            await new RollbackRun(setting ?? Setting).RollbackAsync(
                Way.To,
                version,
                reason,
                TestContext.Current.CancellationToken
            )
        ).Release;

    /// <summary>The four facts that must agree, each a digest or a commit: what runs, the label, the tag, and the ledger.</summary>
    /// <param name="target">Where it runs; this world's own target by default.</param>
    /// <param name="environment">The environment; Production by default.</param>
    public async Task<(string? Running, string? Label, string? TagCommit, string? Ledger)> FactsAsync(
        IDeployTarget? target = null,
        DeploymentEnvironment? environment = null
    )
    {
        environment ??= s_production;
        return (
            PromotionSurvey.DigestOf(
                await (target ?? Target).ReadAsync(environment, TestContext.Current.CancellationToken)
            ),
            await Registry.FindDigestAsync(ImageName, PromotionSetting.LabelOf(environment.Name)),
            Setting.Tags.FindCommit(environment.Name),
            (await LedgerReading.ReadAsync(Setting.Ledger, environment.Name)).Current?.Digest
        );
    }

    public async Task<IReadOnlyList<LedgerEntry>> LedgerAsync(string environment = "Production") =>
        (await LedgerReading.ReadAsync(Setting.Ledger, environment)).Entries;

    public Task AttestAsync(VerifiedRelease release, string type, object predicate, SigningKey? key = null) =>
        Setting.Evidence.AddAsync(
            release.Digest,
            Statement.About(Setting.ImageOf(release.Digest).Name, release.Digest, type, predicate).Sign(key ?? _builder)
        );

    public Task ApproveAsync(VerifiedRelease release, string plan)
    {
        var now = DateTimeOffset.UtcNow;
        return AttestAsync(
            release,
            PredicateTypes.Approval,
            new ApprovalPredicate(plan, "Production", now, now.AddHours(1)),
            _approver
        );
    }

    /// <summary>Approves as somebody does on the command line, with the key of an owner.</summary>
    public Task<PromotionPlan> ApproveAsAsync(string owner) =>
        new ApprovalGiving(
            Setting with
            {
                Key = owner switch
                {
                    "ada@example.com" => _approver,
                    "grace@example.com" => _author,
                    _ => _builder,
                },
            }
        ).GiveAsync(Way, TestContext.Current.CancellationToken);

    /// <summary>Takes an image out of the registry.</summary>
    public async Task DeleteImageAsync(string digest)
    {
        var address = new Uri($"http://{Registry.Host}/v2/{ImageName}/manifests/{digest}");
        using var answer = await _http.DeleteAsync(address, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public void StopFeed() => _feed.Dispose();

    public Task StopRegistry() => _server.StopAsync();

    public Release ReleaseOf(VerifiedRelease release) =>
        new(Setting.ImageOf(release.Digest), release.Version, release.Commit, release.Tree);

    public async ValueTask DisposeAsync()
    {
        _feed.Dispose();
        _http.Dispose();
        Registry.Dispose();
        _builder.Dispose();
        _approver.Dispose();
        _author.Dispose();
        await _server.DisposeAsync();
        _directory.DeleteDirectory();
    }

    static LedgerEntry EntryOf(VerifiedRelease release) =>
        new()
        {
            Number = 0,
            Time = DateTimeOffset.UtcNow,
            Who = "a test",
            Environment = "Staging",
            Event = LedgerEvent.Verified,
            Digest = release.Digest,
            Version = release.Version,
            Commit = release.Commit,
            Tree = release.Tree,
            Tool = "a test",
        };
}
