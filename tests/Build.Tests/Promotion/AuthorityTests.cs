using Delivery.Promotion.Rules;

namespace Build.Tests.Promotion;

/// <summary>Who may let a release pass. The number of a test is that of the guarantee in docs/promotion.md.</summary>
public sealed class AuthorityTests
{
    [Fact]
    public void G10_an_author_cannot_approve_what_they_wrote()
    {
        var gate = Only(PromotionRules.Decide(Example.WithApproval(Example.Facts, Keys.Author), Example.Policy));

        gate.LookedAt.ShouldBe("grace@example.com wrote some of the commits");
    }

    public static TheoryData<string, string> ApprovalsThatDoNotCount =>
        new()
        {
            { "expired", "ended on" },
            { "too long", "ended on" },
            { "plan", "another plan" },
            { "environment", "another plan" },
            { "builder", "not signed by an approver" },
            { "stranger", "not signed by an approver" },
        };

    [Theory]
    [MemberData(nameof(ApprovalsThatDoNotCount))]
    public void G10_an_approval_is_bound_to_the_plan_and_expires(string kind, string said)
    {
        var key = kind switch
        {
            "builder" => Keys.Builder,
            "stranger" => Keys.Stranger,
            _ => Keys.Approver,
        };
        var facts = Example.WithApproval(
            Example.Facts,
            key,
            x =>
                kind switch
                {
                    "expired" => x with { ExpiresOn = Example.Now },
                    "too long" => x with { ExpiresOn = Example.Now.AddDays(30) },
                    "plan" => x with { Plan = "another" },
                    "environment" => x with { Environment = "Staging" },
                    _ => x,
                }
        );

        var decision = PromotionRules.Decide(facts, Example.Policy);

        Only(decision).LookedAt.ShouldContain(said);
        decision.OnlyLacksApproval.ShouldBeTrue();
    }

    public static TheoryData<string> WhatAPlanNames => ["what runs there", "how it would run", "what would run"];

    [Theory]
    [MemberData(nameof(WhatAPlanNames))]
    public void G10_an_approval_is_for_no_other_plan(string changed)
    {
        var facts = changed switch
        {
            "what runs there" => Example.Facts with { RunningHere = new("sha256:newer", "1.3.1", "6666", "newer") },
            "how it would run" => Example.Facts with
            {
                Configuration = new Dictionary<string, string> { ["memory"] = "2048" },
            },
            _ => Example.Facts with { From = "Elsewhere" },
        };

        PromotionRules.Decide(facts, Example.Policy).Failed.ShouldContain(x => x.Name == "approval");
    }

    [Fact]
    public void G11_breaking_the_glass_passes_over_checks()
    {
        var decision = Example.Decide(x =>
            x with
            {
                Evidence = [.. x.Evidence.SkipLast(1)],
                Vulnerabilities = new("a feed", [], "it does not answer"),
                BreakGlass = new("a fire", "grace@example.com"),
            }
        );

        decision.IsAllowed.ShouldBeTrue();
        decision
            .Gates.Where(x => x.Verdict == GateVerdict.PassedOver)
            .ShouldAllBe(x => x.LookedAt.EndsWith("passed over by grace@example.com: a fire"));
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("stranger")]
    [InlineData("not signed")]
    [InlineData("other digest")]
    public void G11_breaking_the_glass_never_passes_over_identity_or_signatures(string kind)
    {
        var decision = Example.Decide(x =>
            x with
            {
                Evidence = [.. x.Evidence.SkipLast(1), .. AcceptanceExamples.Of(kind)],
                BreakGlass = new("a fire", "grace@example.com"),
            }
        );

        decision.IsAllowed.ShouldBeFalse();
    }

    [Fact]
    public void G11_breaking_the_glass_needs_a_permission_of_its_own() =>
        Only(Example.Decide(x => x with { BreakGlass = new("a fire", null) })).Name.ShouldBe("break-glass");

    static Gate Only(PromotionDecision decision) => decision.Failed.ShouldHaveSingleItem();
}
