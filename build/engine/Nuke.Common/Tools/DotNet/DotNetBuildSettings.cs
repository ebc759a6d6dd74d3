using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Settings of <c>dotnet build</c>.</summary>
public sealed record DotNetBuildSettings : ToolOptions
{
    /// <summary>The project or solution.</summary>
    public string? ProjectFile { get; init; }

    /// <summary>The configuration.</summary>
    public string? Configuration { get; init; }

    /// <summary>The target framework.</summary>
    public string? Framework { get; init; }

    /// <summary>The runtime identifier.</summary>
    public string? Runtime { get; init; }

    /// <summary>Where the result goes.</summary>
    public string? OutputDirectory { get; init; }

    /// <summary>Leaves out the restore.</summary>
    public bool? NoRestore { get; init; }

    /// <summary>Builds everything again.</summary>
    public bool? NoIncremental { get; init; }

    /// <summary>How much the command says.</summary>
    public DotNetVerbosity? Verbosity { get; init; }

    /// <summary>MSBuild properties.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Sets <see cref="ProjectFile"/>.</summary>
    public DotNetBuildSettings SetProjectFile(string? v) => this with { ProjectFile = v };

    /// <summary>Sets <see cref="Configuration"/>.</summary>
    public DotNetBuildSettings SetConfiguration(string? v) => this with { Configuration = v };

    /// <summary>Sets <see cref="Framework"/>.</summary>
    public DotNetBuildSettings SetFramework(string? v) => this with { Framework = v };

    /// <summary>Sets <see cref="Runtime"/>.</summary>
    public DotNetBuildSettings SetRuntime(string? v) => this with { Runtime = v };

    /// <summary>Sets <see cref="OutputDirectory"/>.</summary>
    public DotNetBuildSettings SetOutputDirectory(string? v) => this with { OutputDirectory = v };

    /// <summary>Sets <see cref="NoRestore"/>.</summary>
    public DotNetBuildSettings SetNoRestore(bool? v) => this with { NoRestore = v };

    /// <summary>Sets <see cref="NoRestore"/> to true.</summary>
    public DotNetBuildSettings EnableNoRestore() => SetNoRestore(true);

    /// <summary>Sets <see cref="NoIncremental"/>.</summary>
    public DotNetBuildSettings SetNoIncremental(bool? v) => this with { NoIncremental = v };

    /// <summary>Sets <see cref="NoIncremental"/> to true.</summary>
    public DotNetBuildSettings EnableNoIncremental() => SetNoIncremental(true);

    /// <summary>Sets <see cref="Verbosity"/>.</summary>
    public DotNetBuildSettings SetVerbosity(DotNetVerbosity? v) => this with { Verbosity = v };

    /// <summary>Sets one of <see cref="Properties"/>.</summary>
    public DotNetBuildSettings SetProperty(string name, string value) =>
        this with
        {
            Properties = new Dictionary<string, string>(Properties) { [name] = value },
        };

    private protected override void AddArguments(ArgumentList arguments) =>
        arguments
            .Add("build")
            .AddIfSet(ProjectFile)
            .AddOption("--configuration", Configuration)
            .AddOption("--framework", Framework)
            .AddOption("--runtime", Runtime)
            .AddOption("--output", OutputDirectory)
            .AddFlag("--no-restore", NoRestore)
            .AddFlag("--no-incremental", NoIncremental)
            .AddOption("--verbosity", Verbosity?.ToString())
            .AddProperties(Properties);
}
