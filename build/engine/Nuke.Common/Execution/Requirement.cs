using System.Linq.Expressions;

namespace Nuke.Common.Execution;

/// <summary>What must be there before the build starts: a member with a value, or a condition that holds.</summary>
sealed record Requirement(LambdaExpression Expression);
