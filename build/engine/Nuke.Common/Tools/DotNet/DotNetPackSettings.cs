namespace Nuke.Common.Tools.DotNet;

/// <summary>Settings of <c>dotnet pack</c>.</summary>
public sealed record DotNetPackSettings() : DotNetCompilingSettings("pack"), IDotNetProject, IDotNetNoBuild;
