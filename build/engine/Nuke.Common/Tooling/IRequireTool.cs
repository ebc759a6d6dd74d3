namespace Nuke.Common.Tooling;

/// <summary>Tasks whose tool a target can require: <c>.Requires&lt;DockerTasks&gt;()</c>.</summary>
public interface IRequireTool;
