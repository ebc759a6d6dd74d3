namespace Nuke.Common.Tooling;

/// <summary>Tasks whose tool a target can require in a version.</summary>
public interface IRequireToolWithVersion : IRequireTool;
