namespace Nuke.Common.Tools.DotNet;

/// <summary>Settings of <c>dotnet tool install</c>.</summary>
public sealed record DotNetToolInstallSettings() : DotNetSettings("tool", "install"), IDotNetFramework;
