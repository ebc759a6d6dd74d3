namespace Nuke.Common.Tools.DotNet;

/// <summary>A dotnet command whose project is called its project file.</summary>
public interface IDotNetProjectFile;
