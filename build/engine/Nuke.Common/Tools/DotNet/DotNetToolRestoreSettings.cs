namespace Nuke.Common.Tools.DotNet;

/// <summary>Settings of <c>dotnet tool restore</c>.</summary>
public sealed record DotNetToolRestoreSettings() : DotNetSettings("tool", "restore");
