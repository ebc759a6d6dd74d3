using System.Reflection;

namespace Nuke.Common.ValueInjection;

/// <summary>A member, and the attribute that says where its value comes from.</summary>
sealed record Injection(MemberInfo Member, ValueInjectionAttributeBase Attribute);
