namespace Nuke.Common.Tools.DotNet;

/// <summary>Settings of <c>dotnet publish</c>.</summary>
public sealed record DotNetPublishSettings()
    : DotNetCompilingSettings("publish"),
        IDotNetProject,
        IDotNetFramework,
        IDotNetNoBuild;
