namespace Nuke.Common;

/// <summary>Defines a target that prepares what others work in; see <see cref="ITargetDefinition.DependsOnContext{T}"/>.</summary>
public delegate ITargetDefinition Setup(ITargetDefinition _);
