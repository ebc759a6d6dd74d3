namespace Nuke.Common.Tools.DotNet;

/// <summary>Settings of <c>dotnet build</c>.</summary>
public sealed record DotNetBuildSettings() : DotNetCompilingSettings("build"), IDotNetProjectFile, IDotNetFramework;
