namespace Nuke.Common;

/// <summary>Marks a parameter without which the build does not start, whatever its targets are.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class RequiredAttribute : Attribute;
