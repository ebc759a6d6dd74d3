namespace Nuke.Common;

/// <summary>
/// Defines one target. Every property of this type, on the build class or on a component it implements, is a target
/// with the property's name.
/// </summary>
public delegate ITargetDefinition Target(ITargetDefinition _);
