namespace Nuke.Common.Tooling;

/// <summary>Where a line of output came from.</summary>
public enum OutputType
{
    /// <summary>The standard output.</summary>
    Std,

    /// <summary>The error output.</summary>
    Err,
}
