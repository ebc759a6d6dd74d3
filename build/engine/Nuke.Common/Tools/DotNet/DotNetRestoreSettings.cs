using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Settings of <c>dotnet restore</c>.</summary>
public sealed record DotNetRestoreSettings : ToolOptions
{
    /// <summary>The project or solution.</summary>
    public string? ProjectFile { get; init; }

    /// <summary>Fails when the lock files do not fit the projects.</summary>
    public bool? LockedMode { get; init; }

    /// <summary>How much the command says.</summary>
    public DotNetVerbosity? Verbosity { get; init; }

    /// <summary>MSBuild properties.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Sets <see cref="ProjectFile"/>.</summary>
    public DotNetRestoreSettings SetProjectFile(string? v) => this with { ProjectFile = v };

    /// <summary>Sets <see cref="LockedMode"/>.</summary>
    public DotNetRestoreSettings SetLockedMode(bool? v) => this with { LockedMode = v };

    /// <summary>Sets <see cref="LockedMode"/> to true.</summary>
    public DotNetRestoreSettings EnableLockedMode() => SetLockedMode(true);

    /// <summary>Sets <see cref="Verbosity"/>.</summary>
    public DotNetRestoreSettings SetVerbosity(DotNetVerbosity? v) => this with { Verbosity = v };

    /// <summary>Sets one of <see cref="Properties"/>.</summary>
    public DotNetRestoreSettings SetProperty(string name, string value) =>
        this with
        {
            Properties = new Dictionary<string, string>(Properties) { [name] = value },
        };

    private protected override void AddArguments(ArgumentList arguments) =>
        arguments
            .Add("restore")
            .AddIfSet(ProjectFile)
            .AddFlag("--locked-mode", LockedMode)
            .AddOption("--verbosity", Verbosity?.ToString())
            .AddProperties(Properties);
}
