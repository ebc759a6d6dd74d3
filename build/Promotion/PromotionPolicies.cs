using Delivery.Deployment;
using Delivery.Outcomes;
using Delivery.Promotion.Rules;

namespace Delivery.Promotion;

/// <summary>What each environment asks of a release before it lets it in. A team changes this page, by a pull request.</summary>
public static class PromotionPolicies
{
    static readonly IReadOnlyList<EvidenceRequirement> s_released =
    [
        EvidenceRequirement.Provenance,
        EvidenceRequirement.Sbom,
        EvidenceRequirement.UnitTests,
        EvidenceRequirement.IntegrationTests,
    ];

    /// <summary>For the team and its stakeholders. People look at it here, so nobody needs to approve it before.</summary>
    public static PromotionPolicy Staging { get; } =
        new()
        {
            Evidence = s_released,
            // Integration runs the latest commit of develop, which may be a newer one than master's.
            MustStillRun = false,
            // What became known since it was built is looked at when it goes to everybody.
            RefusedSeverity = null,
        };

    /// <summary>For everybody who has access.</summary>
    public static PromotionPolicy Production { get; } =
        new()
        {
            Evidence =
            [
                .. s_released,
                // What was accepted longer ago was accepted by people who have seen other things since.
                EvidenceRequirement.AcceptedIn("Staging", TimeSpan.FromDays(7)),
            ],
            Approval = ApprovalRule.NotAnAuthor,
            RefusedSeverity = Severity.High,
        };

    /// <summary>The policy of an environment.</summary>
    /// <exception cref="StopException">Nothing is promoted there (exit code 2).</exception>
    public static PromotionPolicy Of(DeploymentEnvironment environment) =>
        environment.Name switch
        {
            nameof(Staging) => Staging,
            nameof(Production) => Production,
            var name => throw StopException.Refused(
                $"Nothing is promoted to {name}: it has no policy in build/Promotion/PromotionPolicies.cs."
            ),
        };
}
