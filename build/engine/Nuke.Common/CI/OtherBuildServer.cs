using Nuke.Common.Execution;

namespace Nuke.Common.CI;

/// <summary>A CI system that the engine knows nothing about but that it is one.</summary>
sealed class OtherBuildServer(BuildSession session) : Host(session), IBuildServer
{
    public string? Branch => null;

    public string? Commit => null;
}
