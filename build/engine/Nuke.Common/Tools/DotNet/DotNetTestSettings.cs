using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Settings of <c>dotnet test</c>.</summary>
public sealed record DotNetTestSettings : ToolOptions
{
    /// <summary>The project or solution.</summary>
    public string? ProjectFile { get; init; }

    /// <summary>The configuration.</summary>
    public string? Configuration { get; init; }

    /// <summary>The target framework.</summary>
    public string? Framework { get; init; }

    /// <summary>Where reports go.</summary>
    public string? ResultsDirectory { get; init; }

    /// <summary>Leaves out the restore.</summary>
    public bool? NoRestore { get; init; }

    /// <summary>Leaves out the build.</summary>
    public bool? NoBuild { get; init; }

    /// <summary>How much the command says.</summary>
    public DotNetVerbosity? Verbosity { get; init; }

    /// <summary>MSBuild properties.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Sets <see cref="ProjectFile"/>.</summary>
    public DotNetTestSettings SetProjectFile(string? v) => this with { ProjectFile = v };

    /// <summary>Sets <see cref="Configuration"/>.</summary>
    public DotNetTestSettings SetConfiguration(string? v) => this with { Configuration = v };

    /// <summary>Sets <see cref="Framework"/>.</summary>
    public DotNetTestSettings SetFramework(string? v) => this with { Framework = v };

    /// <summary>Sets <see cref="ResultsDirectory"/>.</summary>
    public DotNetTestSettings SetResultsDirectory(string? v) => this with { ResultsDirectory = v };

    /// <summary>Sets <see cref="NoRestore"/>.</summary>
    public DotNetTestSettings SetNoRestore(bool? v) => this with { NoRestore = v };

    /// <summary>Sets <see cref="NoRestore"/> to true.</summary>
    public DotNetTestSettings EnableNoRestore() => SetNoRestore(true);

    /// <summary>Sets <see cref="NoBuild"/>.</summary>
    public DotNetTestSettings SetNoBuild(bool? v) => this with { NoBuild = v };

    /// <summary>Sets <see cref="NoBuild"/> to true.</summary>
    public DotNetTestSettings EnableNoBuild() => SetNoBuild(true);

    /// <summary>Sets <see cref="Verbosity"/>.</summary>
    public DotNetTestSettings SetVerbosity(DotNetVerbosity? v) => this with { Verbosity = v };

    /// <summary>Sets one of <see cref="Properties"/>.</summary>
    public DotNetTestSettings SetProperty(string name, string value) =>
        this with
        {
            Properties = new Dictionary<string, string>(Properties) { [name] = value },
        };

    private protected override void AddArguments(ArgumentList arguments) =>
        arguments
            .Add("test")
            .AddIfSet(ProjectFile)
            .AddOption("--configuration", Configuration)
            .AddOption("--framework", Framework)
            .AddOption("--results-directory", ResultsDirectory)
            .AddFlag("--no-restore", NoRestore)
            .AddFlag("--no-build", NoBuild)
            .AddOption("--verbosity", Verbosity?.ToString())
            .AddProperties(Properties);
}
