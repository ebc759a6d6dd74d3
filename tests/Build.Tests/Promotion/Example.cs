using Delivery.Promotion.Attestations;
using Delivery.Promotion.Rules;

namespace Build.Tests.Promotion;

/// <summary>A release that everything is right with, accepted in Staging and on its way to Production.</summary>
static class Example
{
    public const string Image = "127.0.0.1:5000/ridership";
    public const string Repository = "https://example.com/team/ridership.git";
    public const string Commit = "1111111111111111111111111111111111111111";
    public const string BuiltCommit = "2222222222222222222222222222222222222222";

    public static readonly string Digest = "sha256:" + new string('a', 64);
    public static readonly string OtherDigest = "sha256:" + new string('b', 64);

    public static DateTimeOffset Now { get; } = new(2026, 3, 5, 12, 0, 0, TimeSpan.Zero);

    public static VerifiedRelease Release { get; } = new(Digest, "1.4.0", Commit, "tree");

    public static PromotionPolicy Policy { get; } =
        new()
        {
            Evidence =
            [
                EvidenceRequirement.Provenance,
                EvidenceRequirement.Sbom,
                EvidenceRequirement.UnitTests,
                EvidenceRequirement.IntegrationTests,
                EvidenceRequirement.AcceptedIn("Staging", TimeSpan.FromDays(7)),
            ],
            Approval = ApprovalRule.NotAnAuthor,
        };

    public static PromotionFacts Facts { get; } =
        WithApproval(
            new PromotionFacts
            {
                From = "Staging",
                To = "Production",
                Repository = Repository,
                Now = Now,
                Release = Release,
                RunningThere = Digest,
                RunningHere = new(OtherDigest, "1.3.0", "3333", "older"),
                Git = new()
                {
                    Reference = "tag Staging",
                    Commit = Commit,
                    Tree = Release.Tree,
                    History = new HashSet<string> { Commit, BuiltCommit },
                    Authors = new HashSet<string> { "grace@example.com" },
                },
                Evidence =
                [
                    Provenance(),
                    Signed(PredicateTypes.Sbom, new { bomFormat = "CycloneDX" }),
                    Tests("unit"),
                    Tests("integration"),
                    Tests("acceptance", environment: "Staging"),
                ],
                Vulnerabilities = new("a feed", []),
            }
        );

    public static PromotionDecision Decide(Func<PromotionFacts, PromotionFacts>? change = null) =>
        PromotionRules.Decide(change is null ? Facts : change(Facts), Policy);

    public static PromotionFacts WithApproval(
        PromotionFacts facts,
        SigningKey? key = null,
        Func<ApprovalPredicate, ApprovalPredicate>? change = null
    )
    {
        var plan = PromotionPlan.Of(facts, facts.Release!).Id;
        var approval = new ApprovalPredicate(plan, facts.To, Now.AddHours(-1), Now.AddHours(23));
        return facts with
        {
            Approvals =
            [
                Signed(PredicateTypes.Approval, change is null ? approval : change(approval), key ?? Keys.Approver),
            ],
        };
    }

    public static Attestation Provenance(Func<BuildSource, BuildSource>? change = null, string builder = "ci")
    {
        var source = new BuildSource(Repository, BuiltCommit, Release.Tree, Release.Version);
        return Signed(
            PredicateTypes.Provenance,
            ProvenancePredicate.Of(change is null ? source : change(source), [], Builder.Of(builder), Now, Now)
        );
    }

    public static Attestation Tests(
        string suite,
        string? environment = null,
        string result = TestResultPredicate.PassedResult,
        TimeSpan age = default,
        SigningKey? key = null,
        string? digest = null
    ) =>
        Signed(
            PredicateTypes.TestResult,
            new TestResultPredicate(result, suite, Now - age) { Environment = environment, Passed = 12 },
            key,
            digest
        );

    public static Attestation Signed<T>(string type, T predicate, SigningKey? key = null, string? digest = null)
    {
        var statement = Statement.About(Image, digest ?? Digest, type, predicate);
        return new(statement, statement.Sign(key ?? Keys.Builder).Verify(Keys.Trusted));
    }
}
