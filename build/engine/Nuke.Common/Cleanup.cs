namespace Nuke.Common;

/// <summary>
/// Defines a target that clears up what a <see cref="Setup"/> has prepared. It runs whatever has failed before; see
/// <see cref="ITargetDefinition.DependsOnContext{T}"/>.
/// </summary>
public delegate ITargetDefinition Cleanup(ITargetDefinition _);
