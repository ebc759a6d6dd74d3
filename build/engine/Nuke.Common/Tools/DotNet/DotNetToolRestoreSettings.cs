using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Settings of <c>dotnet tool restore</c>.</summary>
public sealed record DotNetToolRestoreSettings : ToolOptions
{
    /// <summary>The tool manifest, where it is not the nearest one.</summary>
    public string? ToolManifest { get; init; }

    /// <summary>Sets <see cref="ToolManifest"/>.</summary>
    public DotNetToolRestoreSettings SetToolManifest(string? v) => this with { ToolManifest = v };

    private protected override void AddArguments(ArgumentList arguments) =>
        arguments.Add("tool").Add("restore").AddOption("--tool-manifest", ToolManifest);
}
