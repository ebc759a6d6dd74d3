namespace Nuke.Common;

/// <summary>
/// Marks a <see cref="ParameterAttribute">parameter</see> whose value nobody may see: it appears as <c>***</c> in
/// everything that the build writes, and in parameter files only encrypted (<c>./build.sh secrets set</c>).
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
