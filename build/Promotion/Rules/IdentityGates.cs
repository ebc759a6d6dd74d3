using Delivery.Deployment;
using Delivery.Versioning;

namespace Delivery.Promotion.Rules;

/// <summary>Whether it is the very release that was verified.</summary>
static class IdentityGates
{
    public static Gate NoRelease(PromotionFacts facts) =>
        Gate.Failed(
            "release",
            GateConcern.Identity,
            facts.Git.Reference == GitFacts.Checkout
                ? $"no release of the files of {facts.Git.Commit} was verified in {facts.From}"
                : $"no release was verified in {facts.From}",
            $"Let it be verified in {facts.From} first: run ./build.sh {CommandFor(facts.From)}."
        );

    public static Gate Running(PromotionFacts facts, VerifiedRelease release, PromotionPolicy policy)
    {
        const string name = "running release";
        if (!policy.MustStillRun)
            return Gate.Passed(name, GateConcern.Identity, $"{release.Digest} was verified in {facts.From}");
        return facts.RunningThere == release.Digest
            ? Gate.Passed(name, GateConcern.Identity, $"{facts.From} runs {release.Digest}")
            : Gate.Failed(
                name,
                GateConcern.Identity,
                facts.RunningThere is null
                    ? $"what {facts.From} runs cannot be told"
                    : $"{facts.From} runs {facts.RunningThere}, but {release.Digest} was verified there",
                $"Run ./build.sh {CommandFor(facts.From)} again, so that what runs is what was verified."
            );
    }

    public static Gate Commit(PromotionFacts facts, VerifiedRelease release)
    {
        var git = facts.Git;
        if (git.AtRemote is { } remote)
            return Gate.Failed(
                git.Reference,
                GateConcern.Identity,
                $"on {git.Commit ?? "nothing"} here, but on {remote} at the remote",
                "Fetch the tags: git fetch --tags --force"
            );
        return git.Commit == release.Commit && git.Tree == release.Tree
            ? Gate.Passed(git.Reference, GateConcern.Identity, $"on {release.Commit}, whose tree is {release.Tree}")
            : Gate.Failed(
                git.Reference,
                GateConcern.Identity,
                git.Commit is null
                    ? "there is no such tag"
                    : $"on {git.Commit} (tree {git.Tree}), but {release.Commit} (tree {release.Tree}) was verified",
                $"Fetch the tags (git fetch --tags --force); if the tag was moved by hand, run ./build.sh {CommandFor(facts.From)} again."
            );
    }

    public static Gate VersionTag(PromotionFacts facts, VerifiedRelease release)
    {
        var name = $"tag {EnvironmentTags.VersionTag(facts.To, release.Version)}";
        var commit = facts.Git.VersionTagCommit;
        return commit is null || commit == release.Commit
            ? Gate.Passed(name, GateConcern.Identity, commit is null ? "free" : $"on {release.Commit}")
            : Gate.Failed(
                name,
                GateConcern.Identity,
                $"on {commit}, not on {release.Commit}",
                "A version stands for one commit for ever: release under a new version."
            );
    }

    // What verifies a release in an environment.
    static string CommandFor(string environment) =>
        environment == nameof(Environments.Integration) ? "Release" : environment;
}
