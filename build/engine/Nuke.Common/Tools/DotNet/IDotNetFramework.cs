namespace Nuke.Common.Tools.DotNet;

/// <summary>A dotnet command that can be told for which target framework.</summary>
public interface IDotNetFramework;
