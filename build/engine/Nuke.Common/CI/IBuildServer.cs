namespace Nuke.Common.CI;

/// <summary>A CI system.</summary>
public interface IBuildServer
{
    /// <summary>The branch or tag that is built, as the system names it; null where it says nothing.</summary>
    string? Branch { get; }

    /// <summary>The commit that is built; null where the system says nothing.</summary>
    string? Commit { get; }
}
