namespace Nuke.Common.Tools.DotNet;

/// <summary>A dotnet command whose project is called its project.</summary>
public interface IDotNetProject;
