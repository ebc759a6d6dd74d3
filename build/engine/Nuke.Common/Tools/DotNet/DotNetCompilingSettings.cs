namespace Nuke.Common.Tools.DotNet;

/// <summary>Settings of the dotnet commands that compile, or could.</summary>
public abstract record DotNetCompilingSettings : DotNetMSBuildSettings
{
    private protected DotNetCompilingSettings(params string[] command)
        : base(command) { }

    /// <summary>The configuration.</summary>
    public string? Configuration => Get<string>(DotNetOption.Configuration);

    /// <summary>Leaves out the restore.</summary>
    public bool? NoRestore => Get<bool?>(DotNetOption.NoRestore);

    /// <summary>Leaves out the first line.</summary>
    public bool? NoLogo => Get<bool?>(DotNetOption.NoLogo);
}
