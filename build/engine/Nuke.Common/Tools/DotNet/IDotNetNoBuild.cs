namespace Nuke.Common.Tools.DotNet;

/// <summary>A dotnet command that can do without compiling first.</summary>
public interface IDotNetNoBuild;
