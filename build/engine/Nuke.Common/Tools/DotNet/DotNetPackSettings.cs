using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Settings of <c>dotnet pack</c>.</summary>
public sealed record DotNetPackSettings : ToolOptions
{
    /// <summary>The project or solution.</summary>
    public string? Project { get; init; }

    /// <summary>The configuration.</summary>
    public string? Configuration { get; init; }

    /// <summary>Where the packages go.</summary>
    public string? OutputDirectory { get; init; }

    /// <summary>Leaves out the restore.</summary>
    public bool? NoRestore { get; init; }

    /// <summary>Leaves out the build.</summary>
    public bool? NoBuild { get; init; }

    /// <summary>Makes symbol packages too.</summary>
    public bool? IncludeSymbols { get; init; }

    /// <summary>How much the command says.</summary>
    public DotNetVerbosity? Verbosity { get; init; }

    /// <summary>MSBuild properties.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Sets <see cref="Project"/>.</summary>
    public DotNetPackSettings SetProject(string? v) => this with { Project = v };

    /// <summary>Sets <see cref="Configuration"/>.</summary>
    public DotNetPackSettings SetConfiguration(string? v) => this with { Configuration = v };

    /// <summary>Sets <see cref="OutputDirectory"/>.</summary>
    public DotNetPackSettings SetOutputDirectory(string? v) => this with { OutputDirectory = v };

    /// <summary>Sets <see cref="NoRestore"/>.</summary>
    public DotNetPackSettings SetNoRestore(bool? v) => this with { NoRestore = v };

    /// <summary>Sets <see cref="NoRestore"/> to true.</summary>
    public DotNetPackSettings EnableNoRestore() => SetNoRestore(true);

    /// <summary>Sets <see cref="NoBuild"/>.</summary>
    public DotNetPackSettings SetNoBuild(bool? v) => this with { NoBuild = v };

    /// <summary>Sets <see cref="NoBuild"/> to true.</summary>
    public DotNetPackSettings EnableNoBuild() => SetNoBuild(true);

    /// <summary>Sets <see cref="IncludeSymbols"/>.</summary>
    public DotNetPackSettings SetIncludeSymbols(bool? v) => this with { IncludeSymbols = v };

    /// <summary>Sets <see cref="IncludeSymbols"/> to true.</summary>
    public DotNetPackSettings EnableIncludeSymbols() => SetIncludeSymbols(true);

    /// <summary>Sets <see cref="Verbosity"/>.</summary>
    public DotNetPackSettings SetVerbosity(DotNetVerbosity? v) => this with { Verbosity = v };

    /// <summary>Sets one of <see cref="Properties"/>.</summary>
    public DotNetPackSettings SetProperty(string name, string value) =>
        this with
        {
            Properties = new Dictionary<string, string>(Properties) { [name] = value },
        };

    private protected override void AddArguments(ArgumentList arguments) =>
        arguments
            .Add("pack")
            .AddIfSet(Project)
            .AddOption("--configuration", Configuration)
            .AddOption("--output", OutputDirectory)
            .AddFlag("--no-restore", NoRestore)
            .AddFlag("--no-build", NoBuild)
            .AddFlag("--include-symbols", IncludeSymbols)
            .AddOption("--verbosity", Verbosity?.ToString())
            .AddProperties(Properties);
}
