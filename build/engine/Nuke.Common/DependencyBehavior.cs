namespace Nuke.Common;

/// <summary>What happens to the dependencies and triggers of a target that is skipped before the build starts.</summary>
public enum DependencyBehavior
{
    /// <summary>They are skipped as well, unless something else that runs needs them.</summary>
    Skip,

    /// <summary>They run nevertheless.</summary>
    Execute,
}
