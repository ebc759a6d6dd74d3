using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Settings that all dotnet commands have.</summary>
public abstract record DotNetSettings : ToolOptions
{
    private protected DotNetSettings(params string[] command)
        : base(command) { }

    /// <summary>How much the command says.</summary>
    public DotNetVerbosity? Verbosity => Get<DotNetVerbosity>(DotNetOption.Verbosity);
}
