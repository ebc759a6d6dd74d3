using NuGet.Versioning;

namespace Delivery.Promotion.Rules;

/// <summary>Whether what is known of a release today speaks against it.</summary>
static class CheckGates
{
    public static Gate Vulnerabilities(PromotionFacts facts, PromotionPolicy policy)
    {
        const string name = "vulnerabilities";
        if (policy.RefusedSeverity is not { } refusedSeverity)
            return Gate.Passed(name, GateConcern.Check, "the policy does not ask for them");
        var scan = facts.Vulnerabilities;
        if (scan.NotChecked is { } reason)
            return Gate.Failed(
                name,
                GateConcern.Check,
                $"not checked: {reason}",
                "Name a source that knows vulnerabilities (--vulnerability-source), and see that it can be reached."
            );
        var refused = scan.Found.Where(x => x.Severity >= refusedSeverity).ToList();
        return refused.Count == 0
            ? Gate.Passed(name, GateConcern.Check, $"{scan.Source}: none of severity {refusedSeverity} or worse")
            : Gate.Failed(
                name,
                GateConcern.Check,
                $"{scan.Source}: {string.Join(", ", refused.Select(x => $"{x.Component} ({x.Severity}, {x.Advisory})"))}",
                "Take newer versions of these components, and release again."
            );
    }

    public static Gate Downgrade(PromotionFacts facts, VerifiedRelease release, PromotionPolicy policy)
    {
        const string name = "version";
        if (
            facts.RunningHere is not { } running
            || !SemanticVersion.TryParse(running.Version, out var before)
            || !SemanticVersion.TryParse(release.Version, out var after)
            || after >= before
        )
            return Gate.Passed(
                name,
                GateConcern.Check,
                $"{release.Version} follows {facts.RunningHere?.Version ?? "nothing"}"
            );
        return policy.AllowsDowngrade
            ? Gate.Passed(
                name,
                GateConcern.Check,
                $"{release.Version} is older than {running.Version}, which the policy allows"
            )
            : Gate.Failed(
                name,
                GateConcern.Check,
                $"{release.Version} is older than {running.Version}, which runs in {facts.To}",
                $"To go back, use ./build.sh Rollback --target {facts.To} --to {release.Version}."
            );
    }
}
