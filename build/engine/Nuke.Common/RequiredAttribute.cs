namespace Nuke.Common;

/// <summary>A member of the build class or of a component without whose value the build does not start, whatever runs.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class RequiredAttribute : Attribute;
