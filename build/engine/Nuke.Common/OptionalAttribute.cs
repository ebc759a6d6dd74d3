namespace Nuke.Common;

/// <summary>Marks a member that may stay without a value: when its value cannot be found, nobody is warned.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class OptionalAttribute : Attribute;
