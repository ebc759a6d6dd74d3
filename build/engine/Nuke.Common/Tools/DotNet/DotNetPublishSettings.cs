using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Settings of <c>dotnet publish</c>.</summary>
public sealed record DotNetPublishSettings : ToolOptions
{
    /// <summary>The project.</summary>
    public string? Project { get; init; }

    /// <summary>The configuration.</summary>
    public string? Configuration { get; init; }

    /// <summary>The target framework.</summary>
    public string? Framework { get; init; }

    /// <summary>The runtime identifier.</summary>
    public string? Runtime { get; init; }

    /// <summary>Where the application goes.</summary>
    public string? Output { get; init; }

    /// <summary>Brings the runtime along.</summary>
    public bool? SelfContained { get; init; }

    /// <summary>Leaves out the restore.</summary>
    public bool? NoRestore { get; init; }

    /// <summary>Leaves out the build.</summary>
    public bool? NoBuild { get; init; }

    /// <summary>How much the command says.</summary>
    public DotNetVerbosity? Verbosity { get; init; }

    /// <summary>MSBuild properties.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Sets <see cref="Project"/>.</summary>
    public DotNetPublishSettings SetProject(string? v) => this with { Project = v };

    /// <summary>Sets <see cref="Configuration"/>.</summary>
    public DotNetPublishSettings SetConfiguration(string? v) => this with { Configuration = v };

    /// <summary>Sets <see cref="Framework"/>.</summary>
    public DotNetPublishSettings SetFramework(string? v) => this with { Framework = v };

    /// <summary>Sets <see cref="Runtime"/>.</summary>
    public DotNetPublishSettings SetRuntime(string? v) => this with { Runtime = v };

    /// <summary>Sets <see cref="Output"/>.</summary>
    public DotNetPublishSettings SetOutput(string? v) => this with { Output = v };

    /// <summary>Sets <see cref="SelfContained"/>.</summary>
    public DotNetPublishSettings SetSelfContained(bool? v) => this with { SelfContained = v };

    /// <summary>Sets <see cref="SelfContained"/> to true.</summary>
    public DotNetPublishSettings EnableSelfContained() => SetSelfContained(true);

    /// <summary>Sets <see cref="NoRestore"/>.</summary>
    public DotNetPublishSettings SetNoRestore(bool? v) => this with { NoRestore = v };

    /// <summary>Sets <see cref="NoRestore"/> to true.</summary>
    public DotNetPublishSettings EnableNoRestore() => SetNoRestore(true);

    /// <summary>Sets <see cref="NoBuild"/>.</summary>
    public DotNetPublishSettings SetNoBuild(bool? v) => this with { NoBuild = v };

    /// <summary>Sets <see cref="NoBuild"/> to true.</summary>
    public DotNetPublishSettings EnableNoBuild() => SetNoBuild(true);

    /// <summary>Sets <see cref="Verbosity"/>.</summary>
    public DotNetPublishSettings SetVerbosity(DotNetVerbosity? v) => this with { Verbosity = v };

    /// <summary>Sets one of <see cref="Properties"/>.</summary>
    public DotNetPublishSettings SetProperty(string name, string value) =>
        this with
        {
            Properties = new Dictionary<string, string>(Properties) { [name] = value },
        };

    private protected override void AddArguments(ArgumentList arguments) =>
        arguments
            .Add("publish")
            .AddIfSet(Project)
            .AddOption("--configuration", Configuration)
            .AddOption("--framework", Framework)
            .AddOption("--runtime", Runtime)
            .AddOption("--output", Output)
            .AddFlag("--self-contained", SelfContained)
            .AddFlag("--no-restore", NoRestore)
            .AddFlag("--no-build", NoBuild)
            .AddOption("--verbosity", Verbosity?.ToString())
            .AddProperties(Properties);
}
