using Delivery.Deployment;
using Delivery.Outcomes;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Rules;
using Delivery.Promotion.Running;

namespace Build.IntegrationTests.Promotion;

/// <summary>Who lets a release pass. The number of a test is that of the guarantee in docs/promotion.md.</summary>
public sealed class ApprovalTests : IAsyncLifetime
{
    PromotionWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await PromotionWorld.CreateAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task G10_what_lacks_approval_goes_on_when_it_was_approved()
    {
        var release = await _world.AcceptAsync("1.0.0");
        var policy = PromotionWorld.Policy with { Approval = ApprovalRule.NotAnAuthor };
        var refusal = await Should.ThrowAsync<StopException>(() => _world.PromoteAsync(policy));
        refusal.ExitCode.ShouldBe(PromotionExitCode.ApprovalMissing);

        await _world.ApproveAsync(release, PlanOf(release));
        await _world.PromoteAsync(policy);

        (await _world.FactsAsync()).Running.ShouldBe(release.Digest);
    }

    [Fact]
    public async Task G10_what_was_approved_is_not_asked_for_again_once_it_runs()
    {
        var release = await _world.AcceptAsync("1.0.0");
        var policy = PromotionWorld.Policy with { Approval = ApprovalRule.NotAnAuthor };
        await _world.ApproveAsync(release, PlanOf(release));
        await _world.PromoteAsync(policy);

        (await _world.PromoteAsync(policy)).IsNew.ShouldBeFalse();
    }

    [Fact]
    public async Task G10_the_plan_stays_the_approved_one_while_it_is_mended()
    {
        var release = await _world.AcceptAsync("1.0.0");
        var policy = PromotionWorld.Policy with { Approval = ApprovalRule.NotAnAuthor };
        await _world.ApproveAsync(release, PlanOf(release));
        await _world.PromoteAsync(policy);
        var other = await Docker.TinyImage.PushAsync(_world.Registry, PromotionWorld.ImageName, "forged");
        await _world.Registry.RetagAsync(PromotionWorld.ImageName, other, "production");

        (await _world.PromoteAsync(policy)).IsNew.ShouldBeTrue();

        (await _world.FactsAsync()).Label.ShouldBe(release.Digest);
    }

    [Fact]
    public async Task G10_an_approver_signs_the_plan_of_now_and_an_author_cannot()
    {
        var release = await _world.AcceptAsync("1.0.0");
        var policy = PromotionWorld.Policy with { Approval = ApprovalRule.NotAnAuthor };
        _world.Way = _world.Way with { Policy = policy };

        (await _world.ApproveAsAsync("ada@example.com")).Id.ShouldBe(PlanOf(release));
        (await Should.ThrowAsync<StopException>(() => _world.ApproveAsAsync("grace@example.com"))).Message.ShouldBe(
            "grace@example.com wrote some of the commits, so somebody else approves them."
        );
        (await Should.ThrowAsync<StopException>(() => _world.ApproveAsAsync("ci"))).ExitCode.ShouldBe(2);
        await _world.PromoteAsync(policy);

        (await _world.LedgerAsync())[^1].Approvals.ShouldBe([$"ada@example.com approved plan {PlanOf(release)}"]);
    }

    [Fact]
    public async Task G11_a_broken_glass_is_recorded_where_an_auditor_looks()
    {
        var release = await _world.AcceptAsync("1.0.0");
        _world.StopFeed();

        await _world.PromoteAsync(breakGlass: new BreakGlass("a fire", "ada@example.com"));

        var line = (await _world.LedgerAsync())[^1];
        line.BreakGlass.ShouldBe("ada@example.com: a fire");
        line.Evidence.ShouldContain(x => x.StartsWith("vulnerabilities: PassedOver: not checked"));
        var summary = (await _world.Setting.Evidence.ReadAsync(release.Digest, _world.Setting.Trusted))[^1];
        summary.Statement.Read<VerificationSummaryPredicate>().BreakGlass.ShouldBe("ada@example.com: a fire");
        string.Join('\n', _world.Git.Run("cat-file", "tag", "Production"))
            .ShouldContain("passed over by ada@example.com: a fire");
    }

    [Fact]
    public async Task G11_a_broken_glass_does_not_let_a_forged_acceptance_in()
    {
        await _world.AcceptAsync("1.0.0", acceptedBy: SigningKey.Create());

        var refusal = await Should.ThrowAsync<StopException>(() =>
            _world.PromoteAsync(breakGlass: new BreakGlass("a fire", "ada@example.com"))
        );

        refusal.Message.ShouldContain("acceptance: not trusted");
        (await _world.FactsAsync()).ShouldBe((null, null, null, null));
    }

    string PlanOf(VerifiedRelease release) =>
        new PromotionPlan("Staging", "Production", release, null, _world.Way.To.Configuration()).Id;
}
