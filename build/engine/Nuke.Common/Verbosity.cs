namespace Nuke.Common;

/// <summary>How much a build says.</summary>
public enum Verbosity
{
    /// <summary>Everything, with stack traces.</summary>
    Verbose,

    /// <summary>Messages and the output of the tools that are called.</summary>
    Normal,

    /// <summary>Messages only; the output of a tool is shown when it fails.</summary>
    Minimal,

    /// <summary>Warnings and errors; the outcome only where something is wrong, so that a program can read what targets write.</summary>
    Quiet,
}
