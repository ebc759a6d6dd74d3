using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.GitVersion;

/// <summary>Settings of GitVersion.</summary>
public sealed record GitVersionSettings : ToolOptions
{
    /// <summary>The target framework of the tool, where it is not the latest.</summary>
    public string? Framework { get; init; }

    /// <summary>Sets <see cref="Framework"/>.</summary>
    public GitVersionSettings SetFramework(string? v) => this with { Framework = v };

    /// <summary>Takes <see cref="Framework"/> back.</summary>
    public GitVersionSettings ResetFramework() => SetFramework(null);
}
