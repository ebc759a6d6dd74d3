using Nuke.Common.Tooling;

namespace Nuke.Components;

/// <summary>The configurations of a solution.</summary>
public sealed class Configuration : Enumeration
{
    /// <summary>For looking for errors.</summary>
    public static readonly Configuration Debug = new() { Value = nameof(Debug) };

    /// <summary>For everything that leaves the machine.</summary>
    public static readonly Configuration Release = new() { Value = nameof(Release) };
}
