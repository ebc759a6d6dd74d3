using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Settings of the dotnet commands that call MSBuild.</summary>
public abstract record DotNetMSBuildSettings : DotNetSettings
{
    private protected DotNetMSBuildSettings(params string[] command)
        : base(command) { }

    /// <summary>The runtime identifier.</summary>
    public string? Runtime => Get<string>(DotNetOption.Runtime);

    /// <summary>MSBuild properties.</summary>
    public IReadOnlyDictionary<string, string> Properties => this.Pairs(DotNetOption.Properties);
}
