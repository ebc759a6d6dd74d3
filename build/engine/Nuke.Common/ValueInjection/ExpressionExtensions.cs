using System.Linq.Expressions;
using System.Reflection;

namespace Nuke.Common.ValueInjection;

/// <summary>Reads expressions that name a member. Compiling them would cost more than the build's start.</summary>
static class ExpressionExtensions
{
    /// <summary>The member in <c>() => Member</c>.</summary>
    /// <exception cref="ArgumentException">The expression is anything else.</exception>
    public static MemberInfo GetMember(this LambdaExpression expression) =>
        Unwrap(expression.Body) is MemberExpression member
            ? member.Member
            : throw new ArgumentException($"\"{expression}\" does not name a member, as in () => Member.");

    /// <summary>Whether the expression is <c>() => Member</c> of the build or of a component.</summary>
    public static bool NamesMember(this LambdaExpression expression) => Unwrap(expression.Body) is MemberExpression;

    /// <summary>The target in <c>x => x.Target</c>.</summary>
    /// <exception cref="ArgumentException">The expression is anything else.</exception>
    public static Target GetTarget(this LambdaExpression expression, object build) =>
        expression.GetMember() is PropertyInfo property && property.PropertyType == typeof(Target)
            ? (Target)property.GetValue(build)!
            : throw new ArgumentException($"\"{expression}\" does not name a target, as in x => x.Target.");

    static Expression Unwrap(Expression expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert } conversion
            ? Unwrap(conversion.Operand)
            : expression;
}
