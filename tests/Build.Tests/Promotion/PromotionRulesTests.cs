using Delivery.Promotion.Attestations;
using Delivery.Promotion.Rules;

namespace Build.Tests.Promotion;

/// <summary>What keeps a release out. The number of a test is that of the guarantee in docs/promotion.md.</summary>
public sealed class PromotionRulesTests
{
    [Fact]
    public void A_release_that_everything_is_right_with_goes_on()
    {
        var decision = Example.Decide();

        decision.Failed.ShouldBeEmpty();
        decision.IsAllowed.ShouldBeTrue();
    }

    [Fact]
    public void G1_without_a_verified_release_there_is_nothing_to_promote() =>
        Only(Example.Decide(x => x with { Release = null })).Name.ShouldBe("release");

    [Theory]
    [InlineData(null, "cannot be told")]
    [InlineData("sha256:other", "sha256:other")]
    public void G1_what_runs_in_staging_must_be_what_was_verified_there(string? running, string said)
    {
        var gate = Only(Example.Decide(x => x with { RunningThere = running }));

        gate.Name.ShouldBe("running release");
        gate.LookedAt.ShouldContain(said);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("4444", "tree")]
    [InlineData(Example.Commit, "another tree")]
    public void G4_the_tag_must_be_on_the_verified_commit(string? commit, string? tree) =>
        Only(Example.Decide(x => x with { Git = x.Git with { Commit = commit, Tree = tree } }))
            .Name.ShouldBe("tag Staging");

    [Fact]
    public void G4_a_version_stands_for_one_commit_for_ever() =>
        Only(Example.Decide(x => x with { Git = x.Git with { VersionTagCommit = "4444" } }))
            .Name.ShouldBe("tag production/1.4.0");

    [Fact]
    public void G4_a_tag_that_is_elsewhere_at_the_remote_is_not_decided_on()
    {
        var gate = Only(Example.Decide(x => x with { Git = x.Git with { AtRemote = "4444" } }));

        gate.Name.ShouldBe("tag Staging");
        gate.LookedAt.ShouldBe($"on {Example.Commit} here, but on 4444 at the remote");
    }

    [Fact]
    public void G1_where_the_environment_before_is_busy_with_the_next_release_its_record_is_enough()
    {
        var facts = Example.Facts with { RunningThere = "sha256:newer" };

        PromotionRules.Decide(facts, Example.Policy with { MustStillRun = false }).IsAllowed.ShouldBeTrue();
    }

    public static TheoryData<string, string> EvidenceThatDoesNotCount =>
        new()
        {
            { "missing", "missing" },
            { "failed", "failed" },
            { "other digest", "of another image" },
            { "other environment", "missing" },
            { "too old", "too old" },
            { "future", "dated in the future" },
            { "changed", "wrong signature" },
            { "stranger", "not trusted" },
            { "not signed", "unsigned" },
            { "unreadable", "unreadable" },
        };

    [Theory]
    [MemberData(nameof(EvidenceThatDoesNotCount))]
    public void G5_acceptance_that_does_not_count_is_told_apart(string kind, string said)
    {
        var gate = Only(
            Example.Decide(x => x with { Evidence = [.. x.Evidence.SkipLast(1), .. AcceptanceExamples.Of(kind)] })
        );

        gate.Name.ShouldBe("acceptance");
        gate.LookedAt.ShouldStartWith(said + ":");
        gate.Remedy.ShouldNotBeEmpty();
    }

    [Fact]
    public void G5_tests_that_failed_after_they_had_passed_have_failed()
    {
        var later = Example.Tests("acceptance", "Staging", TestResultPredicate.FailedResult);
        var earlier = Example.Tests("acceptance", "Staging", age: TimeSpan.FromHours(1));

        Only(Example.Decide(x => x with { Evidence = [.. x.Evidence.SkipLast(1), later, earlier] }))
            .LookedAt.ShouldStartWith("failed:");
    }

    [Theory]
    [InlineData("unit tests", 2)]
    [InlineData("integration tests", 3)]
    [InlineData("SBOM", 1)]
    public void G6_all_required_evidence_must_be_there(string name, int position) =>
        Only(Example.Decide(x => x with { Evidence = [.. x.Evidence.Where((_, i) => i != position)] }))
            .Name.ShouldBe(name);

    public static TheoryData<string> WrongSources => ["repository", "commit", "tree", "version"];

    [Theory]
    [MemberData(nameof(WrongSources))]
    public void G6_provenance_names_this_repository_commit_tree_and_version(string wrong)
    {
        var provenance = Example.Provenance(x =>
            wrong switch
            {
                "repository" => x with { Repository = "https://example.com/fork" },
                "commit" => x with { Commit = "5555" },
                "tree" => x with { Tree = "another" },
                _ => x with { Version = "9.9.9" },
            }
        );

        Only(Example.Decide(x => x with { Evidence = [provenance, .. x.Evidence.Skip(1)] })).Name.ShouldBe("source");
    }

    [Fact]
    public void G6_nobody_signs_that_another_builder_has_built_it()
    {
        var provenance = Example.Provenance(builder: "somebody else");

        Only(Example.Decide(x => x with { Evidence = [provenance, .. x.Evidence.Skip(1)] }))
            .LookedAt.ShouldBe("the key of ci has signed that urn:mlpipeline:builder:somebody%20else built it");
    }

    [Fact]
    public void G6_a_policy_may_leave_vulnerabilities_to_a_later_environment() =>
        PromotionRules
            .Decide(
                Example.Facts with
                {
                    Vulnerabilities = new("a feed", [], "it does not answer"),
                },
                Example.Policy with
                {
                    RefusedSeverity = null,
                }
            )
            .IsAllowed.ShouldBeTrue();

    [Fact]
    public void G6_vulnerabilities_that_became_known_since_keep_it_out()
    {
        var scan = new VulnerabilityScan("a feed", [new("Some.Package 1.0.0", "GHSA-1", Severity.High)]);

        var gate = Only(Example.Decide(x => x with { Vulnerabilities = scan }));

        gate.LookedAt.ShouldContain("Some.Package 1.0.0 (High, GHSA-1)");
        Example
            .Decide(x => x with { Vulnerabilities = new("a feed", [new("Other 1", "GHSA-2", Severity.Moderate)]) })
            .IsAllowed.ShouldBeTrue();
    }

    [Fact]
    public void G7_what_could_not_be_checked_has_not_passed() =>
        Only(Example.Decide(x => x with { Vulnerabilities = new("a feed", [], "it does not answer") }))
            .LookedAt.ShouldBe("not checked: it does not answer");

    [Fact]
    public void G8_all_failing_gates_are_listed_at_once()
    {
        var decision = Example.Decide(x =>
            x with
            {
                RunningThere = null,
                Evidence = [],
                Approvals = [],
                Vulnerabilities = new("a feed", [], "no"),
            }
        );

        decision
            .Failed.Select(x => x.Name)
            .ShouldBe([
                "running release",
                "provenance",
                "SBOM",
                "unit tests",
                "integration tests",
                "acceptance",
                "source",
                "vulnerabilities",
                "approval",
            ]);
        decision.Failed.ShouldAllBe(x => x.LookedAt.Length > 0 && x.Remedy.Length > 0);
    }

    [Theory]
    [InlineData("1.4.0", true)]
    [InlineData("1.4.0-beta.2", true)]
    [InlineData("1.4.1", false)]
    [InlineData("2.0.0", false)]
    public void G17_no_older_version_follows_a_newer_one(string running, bool allowed)
    {
        var facts = Example.WithApproval(
            Example.Facts with
            {
                RunningHere = Example.Facts.RunningHere! with { Version = running },
            }
        );

        PromotionRules.Decide(facts, Example.Policy).IsAllowed.ShouldBe(allowed);
        PromotionRules.Decide(facts, Example.Policy with { AllowsDowngrade = true }).IsAllowed.ShouldBeTrue();
    }

    static Gate Only(PromotionDecision decision) => decision.Failed.ShouldHaveSingleItem();
}
