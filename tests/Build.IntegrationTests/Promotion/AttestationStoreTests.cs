using Build.IntegrationTests.Docker;
using Delivery.Docker;
using Delivery.Promotion.Attestations;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Promotion;

public sealed class AttestationStoreTests : IAsyncLifetime
{
    const string Repository = "team/service";

    static readonly TestResultPredicate s_passed = new(
        TestResultPredicate.PassedResult,
        "acceptance",
        new DateTimeOffset(2026, 3, 5, 12, 0, 0, TimeSpan.Zero)
    )
    {
        Environment = "Staging",
        Passed = 12,
    };

    readonly AbsolutePath _directory = Directory.CreateTempSubdirectory("evidence-").FullName;
    readonly SigningKey _key = SigningKey.Create();
    TestRegistry _registry = null!;
    OciRegistry _client = null!;

    public async ValueTask InitializeAsync()
    {
        _registry = await TestRegistry.StartAsync();
        _client = new OciRegistry(_registry.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _key.Dispose();
        _client?.Dispose();
        if (_registry is not null)
            await _registry.DisposeAsync();
        _directory.DeleteDirectory();
    }

    [Fact]
    public async Task Evidence_lies_beside_the_image_in_the_order_in_which_it_was_added()
    {
        var digest = await TinyImage.PushAsync(_client, Repository);
        var store = new AttestationStore(_client, Repository);
        (await store.ReadAsync(digest, Trusted())).ShouldBeEmpty();

        var first = Sign(digest, PredicateTypes.TestResult, s_passed);
        await store.AddAsync(digest, first);
        await store.AddAsync(digest, Sign(digest, PredicateTypes.Sbom, new { bomFormat = "CycloneDX" }));
        await store.AddAsync(digest, first);

        var evidence = await store.ReadAsync(digest, Trusted());
        evidence.Select(x => x.Statement.PredicateType).ShouldBe([PredicateTypes.TestResult, PredicateTypes.Sbom]);
        evidence.ShouldAllBe(x => x.Signature.State == SignatureState.Trusted && x.Statement.IsAbout(digest));
        evidence[0].Statement.Read<TestResultPredicate>().Passed.ShouldBe(12);
        (await store.ReadAsync(digest, TrustedKeys.None))[0].Signature.State.ShouldBe(SignatureState.Untrusted);
        // The image itself is what it was.
        (await _client.FindDigestAsync(Repository, "1.0")).ShouldBe(digest);
    }

    [Theory]
    [InlineData("custom", "https://example.com/statement")]
    [InlineData(PredicateTypes.TestResult, PredicateTypes.TestResult)]
    [InlineData("slsaprovenance1", PredicateTypes.Provenance)]
    [InlineData("cyclonedx", PredicateTypes.Sbom)]
    [InlineData(PredicateTypes.VerificationSummary, PredicateTypes.VerificationSummary)]
    public async Task Cosign_verifies_the_evidence_with_the_public_key_alone(string cosignType, string predicateType)
    {
        MachinePart.RequireProgram("cosign", "https://docs.sigstore.dev/cosign/system_config/installation");
        cosignType = cosignType == "custom" ? predicateType : cosignType;
        var digest = await TinyImage.PushAsync(_client, Repository);
        var store = new AttestationStore(_client, Repository);
        await store.AddAsync(digest, Sign(digest, "https://example.com/other", new { Says = "something else" }));
        await store.AddAsync(digest, Sign(digest, predicateType, PredicateOf(predicateType)));

        var (exitCode, output) = Verify(_key.PublicPem, cosignType, digest);

        exitCode.ShouldBe(0, output);
        output.ShouldContain(
            Convert.ToBase64String("{\"_type\":\"https://in-toto.io/Statement/v1\""u8.ToArray())[..40]
        );

        using var stranger = SigningKey.Create();
        Verify(stranger.PublicPem, cosignType, digest).ExitCode.ShouldNotBe(0);
    }

    [Fact]
    public async Task Skopeo_finds_image_and_evidence_by_their_names()
    {
        MachinePart.RequireProgram("skopeo", "apt-get install skopeo");
        var digest = await TinyImage.PushAsync(_client, Repository);
        await new AttestationStore(_client, Repository).AddAsync(
            digest,
            Sign(digest, PredicateTypes.TestResult, s_passed)
        );

        var image = Run(
            "skopeo",
            "inspect",
            "--tls-verify=false",
            $"docker://{_registry.Address}/{Repository}@{digest}"
        );

        image.ExitCode.ShouldBe(0, image.Output);
        image.Output.ShouldContain(digest);
        image.Output.ShouldContain(AttestationStore.TagOf(digest));
    }

    (int ExitCode, string Output) Verify(string publicPem, string type, string digest) =>
        Run(
            "cosign",
            "verify-attestation",
            "--key",
            (_directory / "cosign.pub").WriteAllText(publicPem),
            "--insecure-ignore-tlog",
            "--allow-http-registry",
            "--type",
            type,
            $"{_registry.Address}/{Repository}@{digest}"
        );

    (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = _directory,
            }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    static object PredicateOf(string type) =>
        type switch
        {
            PredicateTypes.TestResult => s_passed,
            PredicateTypes.Provenance => ProvenancePredicate.Of(
                new BuildSource("https://example.com/team/service.git", "1111", "2222", "1.0.0"),
                [],
                Builder.Of("ci"),
                s_passed.FinishedOn,
                s_passed.FinishedOn
            ),
            PredicateTypes.Sbom => new
            {
                bomFormat = "CycloneDX",
                specVersion = "1.6",
                version = 1,
                components = Array.Empty<object>(),
            },
            _ => new { Says = "this" },
        };

    DsseEnvelope Sign(string digest, string type, object predicate) =>
        Statement.About($"{_registry.Address}/{Repository}", digest, type, predicate).Sign(_key);

    TrustedKeys Trusted() => new([new TrustedKey("ci", KeyRole.Builder, _key.PublicPem)]);
}
