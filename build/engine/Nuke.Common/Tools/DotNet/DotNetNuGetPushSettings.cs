namespace Nuke.Common.Tools.DotNet;

/// <summary>Settings of <c>dotnet nuget push</c>.</summary>
public sealed record DotNetNuGetPushSettings() : DotNetSettings("nuget", "push");
