namespace Nuke.Common.Tools.DotNet;

/// <summary>Settings of <c>dotnet test</c>.</summary>
public sealed record DotNetTestSettings()
    : DotNetCompilingSettings("test"),
        IDotNetProjectFile,
        IDotNetFramework,
        IDotNetNoBuild;
