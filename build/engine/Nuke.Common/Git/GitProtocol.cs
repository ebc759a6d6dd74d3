namespace Nuke.Common.Git;

/// <summary>How a remote repository is reached.</summary>
public enum GitProtocol
{
    /// <summary>HTTPS.</summary>
    Https,

    /// <summary>SSH.</summary>
    Ssh,
}
