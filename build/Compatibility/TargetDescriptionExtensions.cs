namespace Nuke.Common;

/// <summary>What a build can say of its targets, for an engine that keeps them to itself: nothing.</summary>
public static class TargetDescriptionExtensions
{
    public static IReadOnlyList<TargetDescription> DescribeTargets(this INukeBuild build) => [];
}
