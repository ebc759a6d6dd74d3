namespace Nuke.Common;

/// <summary>A member that may be left without a value: no warning says that it has none.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class OptionalAttribute : Attribute;
