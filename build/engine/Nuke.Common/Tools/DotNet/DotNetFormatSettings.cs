namespace Nuke.Common.Tools.DotNet;

/// <summary>Settings of <c>dotnet format</c>.</summary>
public sealed record DotNetFormatSettings() : DotNetSettings("format"), IDotNetProject;
