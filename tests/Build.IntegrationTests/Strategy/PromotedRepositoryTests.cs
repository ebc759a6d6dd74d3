using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Delivery.Deployment;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Ledger;
using Delivery.Promotion.Running;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Strategy;

/// <summary>What the commands promise once they have run. The number of a test is that of the guarantee in docs/promotion.md.</summary>
public sealed class PromotedRepositoryTests(Machine machine, PromotedRepository promoted)
    : IClassFixture<PromotedRepository>,
        IAsyncLifetime
{
    public ValueTask InitializeAsync() => new(promoted.WalkedAsync());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task G3_G4_the_release_of_Staging_runs_in_Production_and_tags_and_label_say_so()
    {
        promoted.First.Succeeded();
        promoted.Second.Succeeded();

        var (first, second) = promoted.Digests;
        first.ShouldNotBe(second);
        var running = (await promoted.Repository.Chain.Read(promoted.Repository.Chain.Production)).ShouldNotBeNull();
        running.Health.ShouldBe(ServiceHealth.Healthy);
        PromotionSurvey.DigestOf(running).ShouldBe(second);
        using var registry = promoted.Open();
        (await registry.FindDigestAsync(PromotedRepository.Image, "production")).ShouldBe(second);
        promoted.Repository.Remote("Production^{commit}").ShouldBe(promoted.Commits.Second);
        promoted.Repository.Remote("Staging^{commit}").ShouldBe(promoted.Commits.Second);
        promoted
            .Repository.Git("tag", "--list", "production/*")
            .Split('\n')
            .Select(x => promoted.Repository.Remote($"{x}^{{commit}}"))
            .ShouldBe([promoted.Commits.First, promoted.Commits.Second]);
    }

    [Fact]
    public void G2_a_promotion_calls_no_program_that_builds()
    {
        promoted.First.Succeeded();

        promoted.CallsOfPromotion.ShouldNotBeEmpty();
        promoted.CallsOfPromotion.ShouldAllBe(x => x.StartsWith("git "));
        // The log does not miss them: a release has built.
        promoted.Calls.ShouldContain(x => x.StartsWith("dotnet build"));
    }

    [Fact]
    public void G3_what_was_promoted_is_pulled_from_the_registry_by_its_digest()
    {
        MachinePart.RequireProgram("docker", "https://docs.docker.com/engine/install");
        promoted.Second.Succeeded();
        var digest = promoted.Digests.Second;

        var pull = Call("docker", "pull", $"{promoted.Registry}/{PromotedRepository.Image}@{digest}");

        pull.ExitCode.ShouldBe(0, pull.Output);
        pull.Output.ShouldContain($"Digest: {digest}");
    }

    [Fact]
    public void G3_skopeo_finds_the_same_image_under_the_label()
    {
        MachinePart.RequireProgram("skopeo", "apt-get install skopeo");
        promoted.Second.Succeeded();
        var name = $"docker://{promoted.Registry}/{PromotedRepository.Image}";

        var image = Call("skopeo", "inspect", "--tls-verify=false", $"{name}:production");

        image.ExitCode.ShouldBe(0, image.Output);
        using var json = JsonDocument.Parse(image.Output);
        json.RootElement.GetProperty("Digest").GetString().ShouldBe(promoted.Digests.Second);
    }

    [Theory]
    [InlineData("slsaprovenance1")]
    [InlineData("cyclonedx")]
    [InlineData(PredicateTypes.TestResult)]
    [InlineData(PredicateTypes.VerificationSummary)]
    public void G9_cosign_verifies_what_the_build_has_signed(string type)
    {
        promoted.Second.Succeeded();

        var verified = Verify(promoted.PublicKey, type);

        verified.ExitCode.ShouldBe(0, verified.Output);
        // A key that is trusted for something else has not signed it.
        Verify(promoted.ApproverKey, type).ExitCode.ShouldNotBe(0);
    }

    [Fact]
    public void G10_cosign_verifies_the_approval_with_the_key_of_the_approver()
    {
        promoted.Second.Succeeded();

        Verify(promoted.ApproverKey, PredicateTypes.Approval).ExitCode.ShouldBe(0);
        Verify(promoted.PublicKey, PredicateTypes.Approval).ExitCode.ShouldNotBe(0);
    }

    [Fact]
    public void G12_a_plan_writes_nothing_and_is_the_same_each_time()
    {
        promoted.Plan.ExitCode.ShouldBe(PromotionExitCode.ApprovalMissing, promoted.Plan.Output);

        promoted.AroundPlan.After.ShouldBe(promoted.AroundPlan.Before);
        promoted.PlanAgain.Output.ShouldBe(promoted.Plan.Output);
        promoted.Plan.Output.ShouldContain(promoted.Digests.First);
    }

    [Fact]
    public void G10_what_nobody_has_approved_does_not_go_to_Production()
    {
        promoted.Unapproved.ExitCode.ShouldBe(PromotionExitCode.ApprovalMissing, promoted.Unapproved.Output);

        promoted.Unapproved.Output.ShouldContain("Nothing was changed.");
        promoted.Approval.Succeeded().Output.ShouldContain("nothing was deployed");
    }

    [Fact]
    public void G13_both_commands_mean_the_same_and_the_second_time_there_is_nothing_to_do() =>
        promoted.Again.Succeeded().Output.ShouldContain("already: there is nothing to do.");

    [Fact]
    public async Task G21_History_shows_what_lies_between_two_releases()
    {
        var (first, second) = promoted.Digests;

        var run = await promoted.Run("History", "--diff", first, second, "--verbosity", "Quiet", "--no-logo");
        var json = await promoted.Run(
            "History",
            "--diff",
            first,
            second,
            "--json",
            "--verbosity",
            "Quiet",
            "--no-logo"
        );

        run.Succeeded().Output.ShouldContain("+ Some.Package (NuGet) 1.2.0");
        run.Output.ShouldContain("ridership.deps.json");
        run.Output.ShouldContain("configuration: the same");
        using var comparison = JsonDocument.Parse(json.Succeeded().Output);
        comparison.RootElement.GetProperty("to").GetProperty("digest").GetString().ShouldBe(second);
        comparison.RootElement.GetProperty("components").GetArrayLength().ShouldBe(1);
        (await promoted.Run("History", "--diff", first)).ExitCode.ShouldBe(2);
        (await promoted.Run("History", "--diff", first, "9.9.9")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public void The_page_is_there_after_a_promotion_and_was_written_in_one_step()
    {
        promoted.Second.Succeeded();
        var directory = promoted.Repository.Root / "artifacts" / "promotion";

        directory.GetFiles().ShouldHaveSingleItem().Name.ShouldBe("index.html");
        var page = (directory / "index.html").ReadAllText();
        page.ShouldEndWith("</html>\n");
        foreach (var digest in new[] { promoted.Digests.First, promoted.Digests.Second })
            page.ShouldContain(digest);
        foreach (var evidence in new[] { "provenance", "SBOM", "unit tests", "integration tests", "acceptance" })
            page.ShouldContain($"✓ {evidence}");
        page.ShouldContain("Production: <span class=\"good\">verified</span>");
    }

    [Fact]
    public async Task G23_a_secret_is_in_no_output_file_argument_container_ledger_attestation_or_tag()
    {
        promoted.Second.Succeeded();
        (await promoted.Run("Promote", "--target", "Production", "--plan", "html")).Succeeded();
        (await promoted.Run("Promote", "--target", "Production", "--plan")).Succeeded();
        (await promoted.Run("Status")).Succeeded();
        (await promoted.Run("History")).Succeeded();
        (promoted.Repository.Root / "artifacts" / "build" / "report.json").FileExists().ShouldBeTrue();

        foreach (var (place, text) in await WrittenAsync())
        foreach (var form in Forms())
            text.Contains(form, StringComparison.Ordinal).ShouldBeFalse($"{place} has {form}");
    }

    static IEnumerable<string> FormsOf(string secret) =>
        [secret, Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)), Uri.EscapeDataString(secret)];

    IEnumerable<string> Forms() =>
        [
            .. FormsOf(PromotedRepository.Password),
            .. FormsOf(PromotedRepository.RegistryPassword),
            .. FormsOf(PromotedRepository.ServiceKey),
            // Any line of the key is too much.
            .. promoted.Pem.Split('\n').Where(x => x.Length >= 64),
        ];

    async Task<IEnumerable<(string Place, string Text)>> WrittenAsync()
    {
        using var registry = promoted.Open();
        var ledgers = new LedgerStore(registry, PromotedRepository.Image);
        var evidence = new AttestationStore(registry, PromotedRepository.Image);
        var places = new List<(string, string)>
        {
            ("an argument", string.Join('\n', promoted.Calls)),
            ("a tag", promoted.Repository.Git("for-each-ref", "--format=%(refname) %(contents)", "refs/tags")),
        };
        places.AddRange(promoted.Runs.Select((x, index) => ($"the output of command {index}", x.Output)));
        foreach (var environment in new[] { "Integration", "Staging", "Production" })
            places.Add(($"the ledger of {environment}", JsonSerializer.Serialize(await LinesAsync(environment))));
        foreach (var digest in new[] { promoted.Digests.First, promoted.Digests.Second })
            places.Add(
                ("an attestation", JsonSerializer.Serialize(await evidence.ReadAsync(digest, promoted.Trusted)))
            );
        foreach (var container in await promoted.Repository.Chain.Containers())
        {
            var known = await machine.Engine.Client.Containers.InspectContainerAsync(container);
            places.Add(($"the container {known.Name}", JsonSerializer.Serialize(known)));
        }
        var files = new[] { "artifacts", ".nuke" }.SelectMany(x => (promoted.Repository.Root / x).GlobFiles("**/*"));
        places.AddRange(files.Select(x => (x.ToString(), Encoding.UTF8.GetString(File.ReadAllBytes(x)))));
        return places;

        async Task<IReadOnlyList<LedgerEntry>> LinesAsync(string environment) =>
            (await ledgers.ReadAsync(environment)).Read().Entries;
    }

    (int ExitCode, string Output) Verify(AbsolutePath key, string type)
    {
        MachinePart.RequireProgram("cosign", "https://docs.sigstore.dev/cosign/system_config/installation");
        return Call(
            "cosign",
            "verify-attestation",
            "--key",
            key,
            "--insecure-ignore-tlog",
            "--allow-http-registry",
            "--type",
            type,
            $"{promoted.Registry}/{PromotedRepository.Image}@{promoted.Digests.Second}"
        );
    }

    static (int ExitCode, string Output) Call(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
