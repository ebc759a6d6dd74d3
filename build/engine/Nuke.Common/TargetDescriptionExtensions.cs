using Nuke.Common.Execution;

namespace Nuke.Common;

/// <summary>What a build can say of its targets, also of those that do not run.</summary>
public static class TargetDescriptionExtensions
{
    /// <summary>All targets of the running build, in the order of their declaration.</summary>
    public static IReadOnlyList<TargetDescription> DescribeTargets(this INukeBuild build) =>
        [
            .. ((NukeBuild)build).AllTargets.Select(x => new TargetDescription(
                x.Name,
                NamesOf(x.ExecutionDependencies.Concat(x.Triggers)),
                NamesOf(x.Predecessors),
                x.ArtifactProducts,
                NamesOf(x.ArtifactDependencies.Select(y => y.Target))
            )),
        ];

    static IReadOnlyList<string> NamesOf(IEnumerable<ExecutableTarget> targets) =>
        [.. targets.Select(x => x.Name).Distinct()];
}
