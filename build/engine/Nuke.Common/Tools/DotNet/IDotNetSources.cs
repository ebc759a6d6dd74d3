namespace Nuke.Common.Tools.DotNet;

/// <summary>A dotnet command that can be told where packages come from.</summary>
public interface IDotNetSources;
