using Nuke.Common;

namespace Nuke.Components;

/// <summary>A build that compiles in a configuration.</summary>
public interface IHazConfiguration : INukeBuild
{
    /// <summary>The configuration.</summary>
    [Parameter("The configuration to build.")]
    Configuration Configuration =>
        TryGetValue(() => Configuration) ?? (IsLocalBuild ? Configuration.Debug : Configuration.Release);
}
