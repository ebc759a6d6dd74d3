namespace Nuke.Common.Tools.DotNet;

/// <summary>Settings of <c>dotnet restore</c>.</summary>
public sealed record DotNetRestoreSettings() : DotNetMSBuildSettings("restore"), IDotNetProjectFile, IDotNetSources;
