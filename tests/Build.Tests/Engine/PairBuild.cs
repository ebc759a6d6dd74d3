using Nuke.Common;

namespace Build.Tests;

/// <summary>Two targets that do not depend on each other.</summary>
public sealed class PairBuild(Action left, Action right) : NukeBuild
{
    public Target Left => _ => _.Executes(left);
    public Target Right => _ => _.Executes(right);
    public Target Both => _ => _.DependsOn(Left, Right);
}
