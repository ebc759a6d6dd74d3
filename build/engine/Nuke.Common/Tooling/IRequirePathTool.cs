namespace Nuke.Common.Tooling;

/// <summary>Tasks of a tool that the machine has.</summary>
public interface IRequirePathTool : IRequireTool;
